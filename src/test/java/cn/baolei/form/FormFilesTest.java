package cn.baolei.form;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.protection.ProtectedFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The forms of the product and what is declared of them; what a form must be, the gate's tests say. */
class FormFilesTest {

    @Test
    void should_ReadEveryForm_When_TheServerJudgesASubmission() {
        assertThat(walk(Path.of("forms")).stream().filter(file -> file.toString().endsWith(".form")).map(FormFilesTest::read))
                .hasSizeGreaterThan(100).extracting(FormDefinition::id).doesNotHaveDuplicates();
    }

    @Test
    void should_KnowEveryName_When_AFieldIsDeclaredProtected() {
        String used = Stream.of("forms", "processes", "src/main/java").flatMap(folder -> walk(Path.of(folder)).stream()).map(FormFilesTest::text)
                .collect(Collectors.joining());
        assertThat(ProtectedFields.shipped().names()).isNotEmpty().allSatisfy(name ->
                assertThat(used).containsPattern("\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b"));
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.(form|bpmn|dmn|java)")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FormDefinition read(Path file) {
        try (var json = Files.newInputStream(file)) {
            return FormDefinition.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
