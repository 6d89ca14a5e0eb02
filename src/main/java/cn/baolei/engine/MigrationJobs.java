package cn.baolei.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Which instance a job of a migration is for: the engine tells its number of failures only. */
@Component
public class MigrationJobs {

    private final Unrestricted unrestricted;

    MigrationJobs(Unrestricted unrestricted) {
        this.unrestricted = unrestricted;
    }

    /** Instance → the job that has tried it and could not; the words of its message are the engine's. */
    public Map<String, Job> failing(String jobDefinition) {
        return unrestricted.call(() -> {
            ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
            MigrationBatchJobHandler handler = new MigrationBatchJobHandler();
            Map<String, Job> failing = new HashMap<>();
            List<Job> jobs = engine.getManagementService().createJobQuery().jobDefinitionId(jobDefinition).withException().list();
            jobs.forEach(job -> {
                BatchJobConfiguration configuration = (BatchJobConfiguration) ((JobEntity) job).getJobHandlerConfiguration();
                ByteArrayEntity content = Context.getCommandContext().getDbEntityManager()
                        .selectById(ByteArrayEntity.class, configuration.getConfigurationByteArrayId());
                handler.readConfiguration(Objects.requireNonNull(content).getBytes()).getIds().forEach(instance -> failing.put(instance, job));
            });
            return failing;
        });
    }
}
