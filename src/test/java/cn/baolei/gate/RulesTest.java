package cn.baolei.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Each rule finds what it is there for, says at which element, and leaves alone what is right. */
class RulesTest {

    static List<Sample> faults() {
        return Sample.faults();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void should_SayWhatIsWrongAndWhere_When_AProcessOwnerMakesAMistake(Sample sample) {
        assertFound(sample.file(), sample.content(), sample.says());
    }

    @Test
    void should_FindAllAtOnce_When_SeveralThingsAreWrong() {
        String diagram = Sample.faults().get(0).content().replace("default=\"noBreach\"", "").replace("name=\"deadline\" value=\"talk\"", "");
        assertThat(Gate.findingsBeside(together("pledge.bpmn", diagram))).extracting(Finding::elementId)
                .containsSequence("signPledge").contains("isBreached", "talk");
    }

    @Test
    void should_AskEveryRule_When_TheTestsAskTheGate() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ModelRule.class));
        assertThat(Gate.RULES).extracting(rule -> rule.getClass().getName()).containsExactlyInAnyOrderElementsOf(
                scanner.findCandidateComponents("cn.baolei.gate").stream().map(BeanDefinition::getBeanClassName).toList());
    }

    private static void assertFound(String file, String content, String says) {
        List<String> found = Gate.findingsBeside(together(file, content)).stream().map(Finding::sentence).toList();
        if (says.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).anyMatch(sentence -> sentence.contains(says));
        }
    }

    /** A diagram comes with all the forms of the product, as many as it may need. */
    private static Map<String, byte[]> together(String file, String content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (file.endsWith(".bpmn")) {
            Gate.shipped().entrySet().stream().filter(shipped -> shipped.getKey().endsWith(".form"))
                    .filter(shipped -> content.contains('"' + Path.of(shipped.getKey()).getFileName().toString().replace(".form", "") + '"'))
                    .forEach(shipped -> files.put(shipped.getKey(), shipped.getValue()));
        }
        files.put(file, content.getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
