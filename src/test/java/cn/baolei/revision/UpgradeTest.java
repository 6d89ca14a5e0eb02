package cn.baolei.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.BaoleiApplication;
import cn.baolei.TestDatabase;
import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.Refusal;
import cn.baolei.process.ChangedProcedure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The application stops, gets newer files and starts again on the same database. */
class UpgradeTest {

    private static final String OWNER = "qhedu.process-owner";

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path shipped;

    @Test
    void should_TakeOverNewerFilesButNotOverTheOwnersVersion_When_TheApplicationIsUpgraded() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("processes"), shipped.resolve("processes"));
        FileSystemUtils.copyRecursively(Path.of("forms"), shipped.resolve("forms"));
        try (ConfigurableApplicationContext first = start()) {
            IdentityService identities = first.getBean(IdentityService.class);
            identities.setAuthentication(OWNER, List.of("process-owner"), List.of());
            RepositoryService repository = first.getBean(RepositoryService.class);
            ChangedProcedure.of(repository, "outreach", "pledge", diagram -> diagram.replace("汇总签名", "汇总党员签名")).name("改名").deploy();
            identities.clearAuthentication();
            assertThat(by(first, "pledge")).isEqualTo("省教育厅党组·流程负责人");
        }
        Files.writeString(shipped.resolve("processes/outreach/pledge.bpmn"), edited("processes/outreach/pledge.bpmn", "通报小结", "通报总结"));
        Path other = shipped.resolve("processes/outreach/assistance.bpmn");
        Files.writeString(other, Files.readString(other).replace("</bpmn:definitions>", "<!-- newer --></bpmn:definitions>"));
        try (ConfigurableApplicationContext second = start()) {
            assertThat(by(second, "pledge")).as("stays in force").isEqualTo("省教育厅党组·流程负责人");
            assertThat(second.getBean(Versions.class).of(Kind.PROCESS, "pledge")).hasSize(2);
            assertThat(second.getBean(Versions.class).of(Kind.PROCESS, "assistance")).as("newer, and nobody's own").hasSize(2);
            assertThat(second.getBean(Versions.class).isNotAdopted(Kind.PROCESS, "assistance")).isFalse();
            assertThat(second.getBean(Versions.class).isNotAdopted(Kind.PROCESS, "pledge")).isTrue();
            IdentityService identities = second.getBean(IdentityService.class);
            identities.setAuthentication(OWNER, List.of("process-owner"), List.of());
            second.getBean(Redeployment.class).adopt(Kind.PROCESS, "pledge");
            identities.clearAuthentication();
            Version adopted = second.getBean(Versions.class).of(Kind.PROCESS, "pledge").get(0);
            assertThat(second.getBean(Versions.class).content(adopted)).isEqualTo(Files.readAllBytes(shipped.resolve("processes/outreach/pledge.bpmn")));
            assertThat(second.getBean(Versions.class).isNotAdopted(Kind.PROCESS, "pledge")).isFalse();
            assertThatThrownBy(() -> second.getBean(Redeployment.class).adopt(Kind.PROCESS, "pledge")).isInstanceOf(Refusal.class);
        }
    }

    private static String by(ConfigurableApplicationContext application, String key) {
        return application.getBean(Versions.class).of(Kind.PROCESS, key).get(0).by();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(BaoleiApplication.class).profiles("demo").run(database.arguments(
                "--server.port=0", "--camunda.bpm.job-execution.enabled=false", "--baolei.reporting.patrol=-",
                "--camunda.bpm.deployment-resource-pattern=file:" + shipped + "/**/*.bpmn,file:"
                        + shipped + "/**/*.dmn,file:" + shipped + "/**/*.form"));
    }

    private static String edited(String file, String before, String after) throws IOException {
        return Files.readString(Path.of(file)).replace(before, after);
    }
}
