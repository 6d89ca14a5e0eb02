package cn.baolei.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with something changed in it, as {@code hostile/attacks.txt} and {@code hostile/faults.txt} describe them.
 *
 * @param name what was changed, or what it tries
 * @param file name of the file that is handed in
 * @param says words of the refusal that is its own; empty where the change is allowed
 */
public record Sample(String name, String file, String content, String says) {

    private static final Path FOLDER = Path.of("src/test/resources/hostile");
    private static final Pattern STEP = Pattern.compile("<bpmn:serviceTask.*?</bpmn:serviceTask>");
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)\\*([^}]*)}");
    private static final String CODE = "${''.getClass().forName('java.io.FileOutputStream').getConstructor(''.getClass()).newInstance('FILE')}";

    public static List<Sample> attacks() {
        return all("attacks.txt");
    }

    static List<Sample> faults() {
        return all("faults.txt");
    }

    private static List<Sample> all(String file) {
        return Arrays.stream(read(FOLDER.resolve(file)).split("(?m)^## ")).skip(1).map(Sample::parse).toList();
    }

    private static Sample parse(String block) {
        List<String> lines = block.lines().toList();
        Path base = Path.of("");
        String name = "";
        String content = "";
        String says = "";
        String replaced = "";
        for (String line : lines.subList(1, lines.size())) {
            String value = line.substring(Math.min(line.length(), line.indexOf(':') + 2));
            switch (line.replaceFirst(":.*", "")) {
                case "in" -> {
                    base = value.contains("/") ? Path.of(value) : FOLDER.resolve(value);
                    name = base.getFileName().toString();
                    content = read(base);
                }
                case "as" -> name = value;
                case "replace" -> replaced = value;
                case "with" -> content = changed(content, replaced, filled(value, name));
                case "says" -> says = value;
                default -> {
                }
            }
        }
        return new Sample(lines.get(0), name, content, says);
    }

    private static String changed(String content, String replaced, String with) {
        Matcher step = STEP.matcher(content);
        String found = replaced.equals("STEP") && step.find() ? step.group() : replaced;
        if (!content.contains(found)) {
            throw new IllegalStateException("Nowhere: " + found);
        }
        return content.replaceFirst(Pattern.quote(found), Matcher.quoteReplacement(with));
    }

    private static String filled(String text, String name) {
        return REPEAT.matcher(text).replaceAll(times -> Matcher.quoteReplacement(times.group(2).repeat(Integer.parseInt(times.group(1)))))
                .replace("CODE", name.endsWith(".bpmn") ? CODE.replace("'", "&apos;") : CODE);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With what would make the canary's file. */
    public byte[] with(Path file, Class<?> type) {
        return content.replace("FILE", file.toString()).replace("CLASS", type.getName()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
