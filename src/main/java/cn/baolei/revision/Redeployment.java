package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.Refusal;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.stereotype.Service;
import org.w3c.dom.Element;

/** Brings a version that exists already into force: through the same gate, as a new version, by whoever is signed in. */
@Service
class Redeployment {

    private static final int LONGEST_REASON = 200;

    private final Versions versions;
    private final ShippedFiles shipped;
    private final RepositoryService repository;

    Redeployment(Versions versions, ShippedFiles shipped, RepositoryService repository) {
        this.versions = versions;
        this.shipped = shipped;
        this.repository = repository;
    }

    /** @throws Refusal without a reason, for the version in force, or with what the gate found */
    void restore(Version version, String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new Refusal("请填写恢复的原因，不超过" + LONGEST_REASON + "字");
        }
        if (version.inForce()) {
            throw new Refusal("第" + version.number() + "版正在使用，无需恢复");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] content = versions.content(version);
        files.put(baseName(version.file()), content);
        if (version.kind() == Kind.PROCESS) {
            List<String> beside = versions.filesBeside(version);
            formsOf(content).forEach(form -> beside.stream().filter(file -> baseName(file).equals(form)).findFirst()
                    .ifPresent(file -> files.put(form, versions.content(version.deployment(), file))));
        }
        deploy("恢复“" + version.name() + "”第" + version.number() + "版：" + reason.strip(), files);
    }

    /** @throws Refusal when there is no shipped version left to adopt, or with what the gate found */
    void adopt(Kind kind, String key) {
        if (!versions.isNotAdopted(kind, key)) {
            throw new Refusal("没有尚未启用的随系统版本");
        }
        byte[] content = shipped.find(kind, key).orElseThrow();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(key + ShippedFiles.endingOf(kind), content);
        if (kind == Kind.PROCESS) {
            formsOf(content).forEach(form -> shipped.find(Kind.FORM, form.substring(0, form.lastIndexOf('.')))
                    .ifPresent(file -> files.put(form, file)));
        }
        deploy("启用随系统发布的版本", files);
    }

    private void deploy(String title, Map<String, byte[]> files) {
        DeploymentBuilder deployment = repository.createDeployment().name(title);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        try {
            deployment.deploy();
        } catch (ParseException refused) {
            throw new Refusal("未通过部署检查：" + refused.getResorceReports().stream().flatMap(report -> report.getErrors().stream())
                    .map(problem -> problem.getMessage()).distinct().collect(Collectors.joining("；")));
        }
    }

    private static List<String> formsOf(byte[] diagram) {
        Element root = Dom.root(Bpmn.readModelFromStream(new ByteArrayInputStream(diagram)));
        return Dom.descendants(root, "*").map(element -> element.getAttributeNS("http://camunda.org/schema/1.0/bpmn", "formRef"))
                .filter(form -> !form.isEmpty()).distinct().map(form -> form + ShippedFiles.endingOf(Kind.FORM)).toList();
    }

    private static String baseName(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}
