package cn.baolei.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.Refusal;
import cn.baolei.gate.DeploymentLog;
import cn.baolei.gate.Finding;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written down of deployments, and what an upgrade of the application leaves alone. */
@ProcessTest
class DeploymentRecordTest {

    private static final String OWNER = "qhedu.process-owner";
    private static final Instant NOW = Instant.parse("2020-02-03T01:00:00Z");

    @Autowired
    private Scenario scenario;
    @Autowired
    private Versions versions;
    @Autowired
    private Redeployment redeployment;
    @Autowired
    private DeploymentTable records;
    @Autowired
    private ShippedFiles shipped;
    @Autowired
    private DeploymentLog log;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private JdbcClient jdbc;

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
    void should_RecordTheApplication_When_ItHasStarted() {
        List<Version> pledge = versions.of(Kind.PROCESS, "pledge");
        assertThat(pledge).hasSize(1);
        assertThat(pledge.get(0).by()).isEqualTo("系统启动时自动部署");
        assertThat(pledge.get(0).inForce()).isTrue();
        assertThat(jdbc.sql("select count(*) from deployment_model where kind = 'PROCESS' and shipped and changes = '[]'").query(Integer.class).single())
                .isGreaterThanOrEqualTo(20);
        assertThat(versions.isNotAdopted(Kind.PROCESS, "pledge")).isFalse();
    }

    @Test
    void should_RecordPersonFilesDifferenceAndInstances_When_OwnerDeploys() {
        scenario.set(NOW);
        scenario.as("yanshi-shiyan.secretary").starts("pledge", TestVersions.pledgeStart(scenario.now()));
        scenario.runJobs();
        deployed.pledge(text -> text.replace("name=\"汇总签名\"", "name=\"汇总党员签名\""));
        Version latest = versions.of(Kind.PROCESS, "pledge").get(0);
        DeploymentTable.Entry entry = records.byDefinition(Kind.PROCESS, "pledge").get(latest.definition());
        assertThat(entry.person()).contains(OWNER);
        assertThat(entry.at()).isEqualTo(NOW);
        assertThat(records.filesOf(entry.id())).extracting(DeploymentTable.File::name).contains("pledge.bpmn", "pledge-sign.form");
        DeploymentTable.Model model = records.modelsOf(entry.id()).stream().filter(one -> one.kind() == Kind.PROCESS).findFirst().orElseThrow();
        assertThat(model.changes()).extracting(Change::text).containsExactly("修改系统环节“汇总签名”：名称：汇总签名 → 汇总党员签名");
        assertThat(model.running()).isEqualTo(1);
        assertThat(model.shipped()).isFalse();
        assertThat(records.modelsOf(entry.id())).filteredOn(one -> one.kind() == Kind.FORM).isNotEmpty().allMatch(form -> form.changes().isEmpty());
        assertThatThrownBy(() -> jdbc.sql("delete from deployment_model").update()).hasMessageContaining("does not change");
        assertThatThrownBy(() -> jdbc.sql("update deployment_record set person = null").update()).hasMessageContaining("does not change");
    }

    @Test
    void should_KeepNothing_When_TheDeploymentIsRolledBack() {
        int before = jdbc.sql("select count(*) from deployment_record").query(Integer.class).single();
        assertThatThrownBy(() -> deployed.deploy("bad", Map.of("bad.bpmn", "<no-diagram/>".getBytes()))).isInstanceOf(RuntimeException.class);
        assertThat(jdbc.sql("select count(*) from deployment_record where deployment is not null").query(Integer.class).single())
                .isLessThanOrEqualTo(before);
    }

    @Test
    void should_KeepContentAndFindings_When_DeploymentIsRefused() {
        log.refused(OWNER, Map.of("pledge.bpmn", "content".getBytes()), List.of(new Finding("pledge.bpmn", "check", "检查", "缺少时限")));
        DeploymentTable.Entry entry = records.latest(true, 1).get(0);
        assertThat(entry.person()).contains(OWNER);
        assertThat(entry.findings()).containsExactly(new Finding("pledge.bpmn", "check", "检查", "缺少时限"));
        assertThat(records.content(entry.id(), "pledge.bpmn")).contains("content".getBytes());
    }

    @Test
    void should_DeployTheOldFilesAgain_When_VersionIsRestored() {
        byte[] first = versions.content(versions.find(Kind.PROCESS, "pledge", 1).orElseThrow());
        deployed.pledge(text -> text.replace("name=\"汇总签名\"", "name=\"汇总党员签名\""));
        int changed = versions.of(Kind.PROCESS, "pledge").get(0).number();
        Version old = versions.find(Kind.PROCESS, "pledge", 1).orElseThrow();
        assertThatThrownBy(() -> redeployment.restore(old, " ")).isInstanceOf(Refusal.class).hasMessageContaining("原因");
        scenario.as(OWNER).signedIn(() -> {
            redeployment.restore(old, "改错了");
            return null;
        });
        Version latest = versions.of(Kind.PROCESS, "pledge").get(0);
        deployed.clean(latest.deployment());
        assertThat(latest.number()).isEqualTo(changed + 1);
        assertThat(latest.title()).isEqualTo("恢复“党员承诺践诺”第1版：改错了");
        assertThat(versions.content(latest)).isEqualTo(first);
        assertThat(versions.filesBeside(latest)).contains("pledge.bpmn", "pledge-sign.form", "pledge-start.form");
        assertThatThrownBy(() -> redeployment.restore(latest, "再来")).isInstanceOf(Refusal.class).hasMessageContaining("正在使用");
    }

    @Test
    void should_TellRowsAndComeBack_When_DecisionTableIsChangedAndRestored() {
        Version first = versions.of(Kind.TABLE, "deadlines").get(0);
        byte[] before = versions.content(first);
        byte[] changed = new String(before, StandardCharsets.UTF_8).replaceFirst("PT30M", "PT25M").getBytes(StandardCharsets.UTF_8);
        deployed.deploy("缩短拟稿时限", Map.of("deadlines.dmn", changed));
        Version second = versions.of(Kind.TABLE, "deadlines").get(0);
        assertThat(records.modelsOf(records.byDefinition(Kind.TABLE, "deadlines").get(second.definition()).id()).get(0).changes())
                .extracting(Change::text).containsExactly("修改行“immediate-report，draft”：到期并催办（环节开始后）：30分钟 → 25分钟");
        scenario.as(OWNER).signedIn(() -> {
            redeployment.restore(versions.find(Kind.TABLE, "deadlines", first.number()).orElseThrow(), "时限太短");
            return null;
        });
        Version latest = versions.of(Kind.TABLE, "deadlines").get(0);
        deployed.clean(latest.deployment());
        assertThat(versions.content(latest)).isEqualTo(before);
    }

    @Test
    void should_LeaveTheOwnersVersionInForce_When_TheApplicationIsUpgraded() {
        Resource[] all = {file("pledge.bpmn"), file("study.bpmn"), file("deadlines.dmn"), file("pledge-sign.form")};
        deployed.pledge(text -> text);
        assertThat(shipped.select(all)).hasSize(4);
        deployed.pledge(text -> text.replace("name=\"汇总签名\"", "name=\"汇总党员签名\""));
        assertThat(shipped.select(all)).extracting(Resource::getFilename).containsExactly("study.bpmn", "deadlines.dmn", "pledge-sign.form");
        assertThat(versions.isNotAdopted(Kind.PROCESS, "pledge")).as("the shipped one was in force before").isFalse();
        deployed.pledge(text -> text);
        assertThat(shipped.select(all)).as("the shipped one, brought back").hasSize(4);
    }

    private static Resource file(String name) {
        return new ByteArrayResource(new byte[0]) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
