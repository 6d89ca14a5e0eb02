package cn.baolei.form;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.protection.ProtectedFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of the product is one that Tasklist can show and the server can judge. */
class FormFilesTest {

    private static final Path FORMS = Path.of("forms");
    private static final Path SAMPLES = Path.of("src/test/resources/form/files");

    @Test
    void should_KeepTheRules_When_AFormIsShipped() {
        List<Path> files = shipped();
        Set<String> dates = files.stream().flatMap(file -> FormFileRules.dates(text(file)).stream()).collect(Collectors.toSet());
        assertThat(files.stream().flatMap(file -> problems(file, dates).stream().map(problem -> file + ": " + problem))).isEmpty();
        assertThat(files).extracting(file -> read(file).id()).doesNotHaveDuplicates();
    }

    @Test
    void should_BeDeclaredProtected_When_AFieldAsksForPersonalData() {
        assertThat(shipped().stream().flatMap(file -> FormFileRules.undeclared(text(file)).stream().map(problem -> file + ": " + problem))).isEmpty();
        assertThat(FormFileRules.undeclared(text(SAMPLES.resolve("undeclared.form"))))
                .containsExactly("rows.homePhone: 家庭电话", "patients: 体温（℃）");
    }

    @Test
    void should_KnowEveryName_When_AFieldIsDeclaredProtected() {
        String used = Stream.of(FORMS, Path.of("processes"), Path.of("src/main/java")).flatMap(folder -> walk(folder).stream()).map(FormFilesTest::text)
                .collect(Collectors.joining());
        assertThat(ProtectedFields.shipped().names()).isNotEmpty().allSatisfy(name ->
                assertThat(used).containsPattern("\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b"));
    }

    @Test
    void should_FindNothing_When_AFormIsRight() {
        assertThat(problems(SAMPLES.resolve("good.form"), Set.of("discoveredAt"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "not-json | not JSON", "no-components | form: no components", "other-id | form: id differs from the file name",
        "other-platform | form: not for Camunda Platform", "new-schema | form: schemaVersion too new",
        "file-picker | a: Tasklist cannot show filepicker", "expression | a: Tasklist cannot show expression",
        "bad-condition | a: not a FEEL expression: =a = = b", "readonly | a: readonly is sent back by the browser, use disabled",
        "unknown-property | a: unknown property notafter", "unknown-check | a: the server does not check maxlength",
        "feel-limit | a: max is no number", "phone | a: validationType phone refuses Chinese numbers",
        "no-max-length | a: no maxLength of at most 200", "long-line | a: no maxLength of at most 200",
        "long-text | a: no maxLength of at most 2000", "english-label | a: label is not Chinese: Phone",
        "english-date-label | a: label is not Chinese: Date", "english-group | group: label is not Chinese: Group",
        "english-option | a: option is not Chinese: Yes", "english-column | table: column is not Chinese: Name",
        "english-text | text: text is not Chinese: Hello", "no-key | textfield: no key", "key-twice | c.a: key used twice",
        "list-twice | rows: key used twice", "no-options | a: no options", "no-subtype | a: unknown subtype",
        "not-after-nothing | a: notAfter names no date: b", "not-before-text | a: notBefore names no date: b",
        "order-on-text | a: an order on what is no date", "bad-pattern | a: pattern is no regular expression",
        "silent-pattern | a: pattern without patternMessage"})
    void should_FindTheProblem_When_AFormIsWrong(String sample, String problem) {
        assertThat(problems(SAMPLES.resolve("bad").resolve(sample + ".form"), Set.of())).containsExactly(problem);
    }

    private static List<Path> shipped() {
        return walk(FORMS).stream().filter(file -> file.toString().endsWith(".form")).toList();
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.(form|bpmn|dmn|java)")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(Path file, Set<String> datesElsewhere) {
        return FormFileRules.problems(file.getFileName().toString(), text(file), datesElsewhere);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FormDefinition read(Path file) {
        try (InputStream json = Files.newInputStream(file)) {
            return FormDefinition.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
