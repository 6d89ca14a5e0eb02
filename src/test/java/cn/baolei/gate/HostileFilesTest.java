package cn.baolei.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every hostile file is refused, for the reason that is its own. */
class HostileFilesTest {

    private static final Path NOWHERE = Path.of("target/canary");

    static List<Sample> attacks() {
        assertThat(Sample.attacks()).hasSizeGreaterThanOrEqualTo(60).extracting(Sample::name).doesNotHaveDuplicates();
        return Sample.attacks();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void should_SayWhy_When_AFileIsHostile(Sample attack) {
        assertThat(Gate.findings(Map.of(attack.file(), attack.with(NOWHERE, String.class)))).extracting(Finding::sentence)
                .as(attack.name()).anyMatch(sentence -> sentence.contains(attack.says()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal.bpmn", "minimal.dmn", "minimal.form"})
    void should_FindNothing_When_TheFileIsAsItWasBeforeTheAttack(String file) throws Exception {
        assertThat(Gate.findings(Map.of(file, Files.readAllBytes(Path.of("src/test/resources/hostile", file))))).isEmpty();
    }

    @Test
    void should_Refuse_When_AllFilesTogetherAreTooLarge() {
        byte[] form = "x".repeat(1_900_000).getBytes(StandardCharsets.UTF_8);
        assertThat(Gate.findings(Map.of("a.form", form, "b.form", form, "c.form", form, "d.form", form, "e.form", form, "f.form", form)))
                .extracting(Finding::message).containsExactly("一次部署的文件合计不得超过 10 MB、500 个");
    }
}
