package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal;
import cn.baolei.engine.RunningInstances;
import cn.baolei.gate.DeploymentLog;
import cn.baolei.gate.Finding;
import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.taskwork.Confidential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down every deployment, whatever door it came through and whether it was taken over or refused. */
@Component
class DeploymentRecorder implements DeploymentJournal, DeploymentLog {

    private final DeploymentTable records;
    private final Differences differences;
    private final ShippedFiles shipped;
    private final RunningInstances instances;
    private final Journal journal;

    DeploymentRecorder(DeploymentTable records, Differences differences, ShippedFiles shipped, RunningInstances instances, Journal journal) {
        this.records = records;
        this.differences = differences;
        this.shipped = shipped;
        this.instances = instances;
        this.journal = journal;
    }

    @Override
    public void accepted(Accepted deployment) {
        long record = records.add(deployment.id(), deployment.title(), deployment.person().orElse(null), deployment.files(), List.of());
        deployment.models().forEach(model -> {
            byte[] content = deployment.files().get(model.file());
            String digest = DigestUtils.sha256Hex(content);
            boolean asShipped = deployment.person().isEmpty()
                    || shipped.find(model.kind(), model.key()).map(DigestUtils::sha256Hex).filter(digest::equals).isPresent();
            List<Change> changes = model.before().map(before -> differences.between(model.kind(), before, content)).orElse(List.of());
            records.add(record, new DeploymentTable.Model(model.kind(), model.key(), model.name(), model.version(), model.definition(), asShipped,
                    running(model), changes), digest);
        });
        enter(deployment.id(), deployment.person().orElse(null), deployment.files(), deployment.models().stream()
                .map(model -> Map.<String, Object>of("kind", model.kind().name(), "key", model.key(), "version", model.version(), "definition", model.definition())).toList(), List.of());
    }

    @Override
    @Transactional
    public void refused(String person, Map<String, byte[]> files, List<Finding> findings) {
        records.add(null, "", person.isEmpty() ? null : person, files, findings);
        enter(null, person.isEmpty() ? null : person, files, List.of(), findings.stream().map(Finding::toString).toList());
    }

    /** @param deployment null: refused. @param person null: the application */
    private void enter(String deployment, String person, Map<String, byte[]> files, List<Map<String, Object>> models, List<String> findings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("deployment", deployment);
        facts.put("by", person);
        facts.put("files", files.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, file -> DigestUtils.sha256Hex(file.getValue()))));
        facts.put("models", models);
        facts.put("findings", findings);
        journal.record(Chains.DEPLOYMENTS, Kinds.DEPLOYMENT, facts);
    }

    private Integer running(Model model) {
        if (model.kind() != Kind.PROCESS || Confidential.PROCESSES.contains(model.key())) {
            return null;
        }
        return model.version() == 1 ? 0 : instances.ofProcess(model.key()).values().stream().mapToInt(Integer::intValue).sum();
    }
}
