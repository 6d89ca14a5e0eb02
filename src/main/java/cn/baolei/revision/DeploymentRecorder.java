package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal;
import cn.baolei.engine.RunningInstances;
import cn.baolei.gate.DeploymentLog;
import cn.baolei.gate.Finding;
import cn.baolei.taskwork.Confidential;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes down every deployment, whatever door it came through and whether it was taken over or refused. */
@Component
class DeploymentRecorder implements DeploymentJournal, DeploymentLog {

    private final DeploymentTable records;
    private final Differences differences;
    private final ShippedFiles shipped;
    private final RunningInstances instances;

    DeploymentRecorder(DeploymentTable records, Differences differences, ShippedFiles shipped, RunningInstances instances) {
        this.records = records;
        this.differences = differences;
        this.shipped = shipped;
        this.instances = instances;
    }

    @Override
    public void accepted(Accepted deployment) {
        long record = records.add(deployment.id(), deployment.title(), deployment.person().orElse(null), deployment.files(), List.of());
        deployment.models().forEach(model -> {
            byte[] content = deployment.files().get(model.file());
            String digest = Digest.of(content);
            boolean asShipped = deployment.person().isEmpty()
                    || shipped.find(model.kind(), model.key()).map(Digest::of).filter(digest::equals).isPresent();
            List<Change> changes = model.before().map(before -> differences.between(model.kind(), before, content)).orElse(List.of());
            records.add(record, new DeploymentTable.Model(model.kind(), model.key(), model.name(), model.version(), model.definition(), asShipped,
                    running(model), changes), digest);
        });
    }

    @Override
    public void refused(String person, Map<String, byte[]> files, List<Finding> findings) {
        records.add(null, "", person.isEmpty() ? null : person, files, findings);
    }

    private Integer running(Model model) {
        if (model.kind() != Kind.PROCESS || Confidential.PROCESSES.contains(model.key())) {
            return null;
        }
        return model.version() == 1 ? 0 : instances.ofProcess(model.key()).values().stream().mapToInt(Integer::intValue).sum();
    }
}
