package cn.baolei.revision;

import cn.baolei.engine.OfficialTime;
import cn.baolei.process.ChangedProcedure;
import cn.baolei.process.Scenario;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** Edits of the shipped procedure {@code pledge}, deployed by a process owner with its forms, and taken away again. */
class TestVersions {

    private final RepositoryService repository;
    private final Scenario scenario;
    private final String owner;
    private final List<String> deployments = new ArrayList<>();

    TestVersions(RepositoryService repository, Scenario scenario, String owner) {
        this.repository = repository;
        this.scenario = scenario;
        this.owner = owner;
    }

    /** @return id of the new definition */
    String pledge(UnaryOperator<String> edit) {
        String deployment = deployed(ChangedProcedure.of(repository, "outreach", "pledge", edit).name("修改"));
        return repository.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
    }

    String deploy(String title, Map<String, byte[]> files) {
        DeploymentBuilder deployment = repository.createDeployment().name(title);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        return deployed(deployment);
    }

    private String deployed(DeploymentBuilder deployment) {
        String id = scenario.as(owner).signedIn(() -> deployment.deploy().getId());
        deployments.add(id);
        return id;
    }

    /** Takes away at the end what somebody else has deployed, too. */
    void clean(String deployment) {
        deployments.add(deployment);
    }

    void remove() {
        for (int i = deployments.size() - 1; i >= 0; i--) {
            repository.deleteDeployment(deployments.get(i), true);
        }
        deployments.clear();
    }

    /** Another role for one step, another name for another, and a remark. */
    static String edited(String diagram) {
        return diagram.replace("<camunda:property name=\"role\" value=\"discipline-member\" />", "<camunda:property name=\"role\" value=\"secretary\" />")
                .replace("name=\"汇总签名\"", "name=\"汇总党员签名\"")
                .replace("</bpmn:process>", "<bpmn:textAnnotation id=\"remark\"><bpmn:text>签名即时保存</bpmn:text></bpmn:textAnnotation>\n</bpmn:process>")
                .replaceFirst("(<bpmndi:BPMNShape id=\"summarise_di\")",
                        "<bpmndi:BPMNShape id=\"remark_di\" bpmnElement=\"remark\"><dc:Bounds x=\"700\" y=\"20\" width=\"160\" height=\"40\" /></bpmndi:BPMNShape>\n$1");
    }

    static Map<String, Object> pledgeStart(Instant now) {
        return Map.of("pledgeText", "不串门、不集会、不聚餐", "signBy", day(now, 2), "checkEveryDays", 7, "checkUntil", day(now, 12));
    }

    private static String day(Instant now, int later) {
        return now.atZone(OfficialTime.ZONE).toLocalDate().plusDays(later).toString();
    }
}
