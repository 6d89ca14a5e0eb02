package cn.baolei.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A look every five minutes, on one node at a time; none where the engine runs no jobs by itself either. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class CleanUpTask {

    /** It comes late: telling sends e-mail, and e-mail needs the scheduler that needs this task. */
    @Bean
    RecurringTask<Void> retentionCleanUp(ObjectProvider<CleanUp> cleanUp) {
        return Tasks.recurring("retention-clean-up", FixedDelay.of(Duration.ofMinutes(5))).execute((instance, context) -> cleanUp.getObject().tick());
    }
}
