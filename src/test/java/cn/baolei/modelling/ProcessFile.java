package cn.baolei.modelling;

import cn.baolei.organisation.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * One file under {@code processes/}, read as XML.
 *
 * @param part   the folder it lies in
 * @param digest SHA-256 of the file, in hexadecimal
 */
record ProcessFile(String key, String part, Document document, String digest) {

    private static final Path FOLDER = Path.of("processes");

    /** All process files, by part and key. */
    static List<ProcessFile> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).map(ProcessFile::read)
                    .sorted(Comparator.comparing(ProcessFile::part).thenComparing(ProcessFile::key)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ProcessFile read(Path file) {
        try {
            String text = Files.readString(file);
            return new ProcessFile(file.getFileName().toString().replace(".bpmn", ""), FOLDER.relativize(file).getParent().toString(),
                    Xml.parse(text), digest(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String path() {
        return FOLDER + "/" + part + "/" + key + ".bpmn";
    }

    String name() {
        return process().getAttribute("name");
    }

    /** Ids of the clauses that its elements carry, in the order of the notice. */
    List<String> clauses() {
        return property("notice").flatMap(value -> Stream.of(value.split(","))).map(String::strip).distinct()
                .sorted(Comparator.comparingInt((String clause) -> number(clause, 0)).thenComparingInt(clause -> number(clause, 1))).toList();
    }

    private static int number(String clause, int part) {
        return Integer.parseInt(clause.split("-")[part]);
    }

    /** Chinese labels of the roles that may start it by hand. */
    List<String> starters() {
        return property("startRoles").flatMap(value -> Stream.of(value.split(","))).map(String::strip).filter(code -> !code.isEmpty())
                .map(code -> Role.ofCode(code).map(Role::label).orElseThrow(() -> new IllegalStateException(path() + ": no role " + code))).toList();
    }

    /** Names of the messages that start it. */
    List<String> messages() {
        return Xml.elements(process(), Xml.BPMN, "startEvent").filter(start -> start.getParentNode() == process())
                .flatMap(start -> Xml.elements(start, Xml.BPMN, "messageEventDefinition"))
                .map(definition -> message(definition.getAttribute("messageRef"))).toList();
    }

    private String message(String id) {
        return Xml.elements(document.getDocumentElement(), Xml.BPMN, "message").filter(message -> message.getAttribute("id").equals(id))
                .map(message -> message.getAttribute("name")).findFirst().orElseThrow();
    }

    /** Keys of the processes that it calls and waits for. */
    List<String> calls() {
        return Xml.elements(process(), Xml.BPMN, "callActivity").map(call -> call.getAttribute("calledElement")).distinct().toList();
    }

    private Element process() {
        return Xml.elements(document.getDocumentElement(), Xml.BPMN, "process").findFirst().orElseThrow();
    }

    private Stream<String> property(String name) {
        return Xml.elements(process(), Xml.CAMUNDA, "property").filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value"));
    }
}
