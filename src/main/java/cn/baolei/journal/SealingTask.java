package cn.baolei.journal;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals every minute, on one node at a time, and lets the roots out after the commit; not where the engine runs no jobs by itself either. */
@Configuration(proxyBeanMethods = false)
class SealingTask {

    /** So that an entry is sealed within the minute, however long the scheduler takes to look. */
    private static final Duration EVERY = Duration.ofSeconds(50);

    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    RecurringTask<Void> journalSealing(ObjectProvider<Sealing> sealing, ObjectProvider<RootsFile> file) {
        return Tasks.recurring("journal-sealing", FixedDelay.of(EVERY)).execute((instance, context) -> {
            sealing.getObject().sealAll();
            file.getObject().drop();
        });
    }

    /** Tried until it is sent: after half a minute, a minute, two … */
    @Bean
    OneTimeTask<Void> journalRootsEmail(ObjectProvider<RootsMail> mail) {
        return Tasks.oneTime(RootsMail.TASK).onFailure(new ExponentialBackoffFailureHandler<>(Duration.ofSeconds(30), 1.5))
                .execute((instance, context) -> mail.getObject().send(Long.parseLong(instance.getId())));
    }
}
