package cn.baolei.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.BehindTheGate;
import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.process.Scenario;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The record together with the gate, as in the running application. */
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-",
    // Not the small diagrams of other tests, which the gate would refuse.
    "camunda.bpm.deployment-resource-pattern=file:processes/**/*.bpmn,file:processes/**/*.dmn,file:forms/**/*.form"})
@ActiveProfiles("demo")
@Import(Scenario.class)
@BehindTheGate
class GateRecordTest {

    private static final String OWNER = "qhedu.process-owner";

    @Autowired
    private Scenario scenario;
    @Autowired
    private Versions versions;
    @Autowired
    private Redeployment redeployment;
    @Autowired
    private DeploymentTable records;
    @Autowired
    private RepositoryService repository;

    private TestVersions deployed;

    @BeforeEach
    void prepare() {
        deployed = new TestVersions(repository, scenario, OWNER);
    }

    @AfterEach
    void remove() {
        deployed.remove();
    }

    @Test
    void should_RecordWhoWasRefusedAndWhy_When_TheGateFindsSomething() {
        assertThatThrownBy(() -> deployed.pledge(text -> text.replace("${listMembers}", "${noSuchBean}"))).isInstanceOf(ParseException.class);
        DeploymentTable.Entry entry = records.latest(true, 1).get(0);
        assertThat(entry.person()).contains(OWNER);
        assertThat(entry.findings()).anySatisfy(finding -> {
            assertThat(finding.elementId()).isEqualTo("listMembers");
            assertThat(finding.message()).contains("noSuchBean");
        });
        assertThat(new String(records.content(entry.id(), "pledge.bpmn").orElseThrow())).contains("${noSuchBean}");
        assertThat(versions.of(Kind.PROCESS, "pledge")).hasSize(1);
    }

    @Test
    void should_PassTheGate_When_ShippedVersionIsBroughtBack() {
        deployed.pledge(text -> text.replace("name=\"汇总签名\"", "name=\"汇总党员签名\""));
        List<Version> all = versions.of(Kind.PROCESS, "pledge");
        scenario.as(OWNER).signedIn(() -> {
            redeployment.restore(all.get(1), "改错了");
            return null;
        });
        deployed.clean(versions.of(Kind.PROCESS, "pledge").get(0).deployment());
        assertThat(versions.of(Kind.PROCESS, "pledge")).hasSize(3);
    }
}
