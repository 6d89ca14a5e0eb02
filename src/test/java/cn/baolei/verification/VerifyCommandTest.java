package cn.baolei.verification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.BaoleiApplication;
import cn.baolei.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as somebody types it: a process of its own. */
class VerifyCommandTest {

    private record Ended(int code, String out, String err) {
    }

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestJournal JOURNAL = new TestJournal(DATABASE).written();

    @TempDir
    Path directory;

    @Test
    void should_SayThatNothingIsWrong_When_TheDatabaseIsWhole() throws Exception {
        JOURNAL.drop(directory);
        Ended ended = verify("--database", DATABASE.url(), "--roots", directory.toString(), "--key", JOURNAL.fingerprint());
        assertThat(ended.err()).endsWith("已核对 100%\n");
        assertThat(ended.out()).startsWith("校验结果：未发现问题：记录完整，与签名一致。\n范围：整个日志，12 条记录，3 条记录链，4 个封签").doesNotContain("说明");
        assertThat(ended.code()).isZero();
    }

    @Test
    void should_NameWhatIsWrong_When_AnExportedFileWasTamperedWith() throws Exception {
        Path file = directory.resolve("case.json");
        Files.writeString(file, JOURNAL.evidence("甲-1").json());
        assertThat(verify("--file", file.toString()).code()).isZero();
        Files.writeString(file, Files.readString(file).replace("step-2", "step-9"));
        Ended ended = verify("--file", file.toString());
        assertThat(ended.out()).contains("[entry-altered] 记录被改动", "案件 甲-1 第 2 条记录");
        assertThat(ended.code()).isEqualTo(1);
        Ended forMachines = verify("--json", "--file", file.toString());
        JsonNode report = Bodies.JSON.readTree(forMachines.out());
        assertThat(report.path("whole").booleanValue()).isFalse();
        assertThat(report.path("findings").path(0).path("kind").asText()).isEqualTo("entry-altered");
        assertThat(report.path("findings").path(0).path("first").asLong()).isEqualTo(2);
        assertThat(forMachines.code()).isEqualTo(1);
    }

    @Test
    void should_SayThatItCouldNotCheck_When_ThereIsNothingToCheck() throws Exception {
        for (List<String> arguments : List.of(List.<String>of(), List.of("--file", directory.resolve("missing.json").toString()), List.of("--colour"),
                List.of("--database"), List.of("--database", DATABASE.url(), "--case", "没有"), List.of("--database", DATABASE.url(), "--key", "nothing"),
                List.of("--database", DATABASE.url(), "--roots", directory.toString()))) {
            Ended ended = verify(arguments.toArray(String[]::new));
            assertThat(ended.code()).as(arguments.toString()).isEqualTo(2);
            assertThat(ended.err()).as(arguments.toString()).contains("未能校验：");
            assertThat(ended.out()).isEmpty();
        }
    }

    private Ended verify(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp", System.getProperty("java.class.path"),
                BaoleiApplication.class.getName(), "verify"));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("SPRING_DATASOURCE_URL");
        builder.environment().put("SPRING_DATASOURCE_USERNAME", DATABASE.username());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", DATABASE.password());
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
