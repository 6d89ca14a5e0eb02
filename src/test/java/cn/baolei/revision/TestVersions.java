package cn.baolei.revision;

import cn.baolei.engine.OfficialTime;
import cn.baolei.process.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
        Map<String, byte[]> files = new LinkedHashMap<>();
        String diagram = new String(read(Path.of("processes/outreach/pledge.bpmn")), StandardCharsets.UTF_8);
        files.put("pledge.bpmn", edit.apply(diagram).getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> forms = Files.list(Path.of("forms/outreach"))) {
            forms.filter(form -> form.getFileName().toString().startsWith("pledge-")).sorted()
                    .forEach(form -> files.put(form.getFileName().toString(), read(form)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String deployment = deploy("修改", files);
        return repository.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
    }

    String deploy(String title, Map<String, byte[]> files) {
        return scenario.as(owner).signedIn(() -> {
            DeploymentBuilder deployment = repository.createDeployment().name(title);
            files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
            String id = deployment.deploy().getId();
            deployments.add(id);
            return id;
        });
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

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
