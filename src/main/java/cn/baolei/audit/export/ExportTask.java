package cn.baolei.audit.export;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The orders to make a file, given up after the fifth retry, and to let go of those whose time is over. A node that dies leaves them to another. */
@Configuration(proxyBeanMethods = false)
class ExportTask {

    static final String NAME = "audit-export";

    private static final int MAX_RETRIES = 5;
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** The job comes late: requests need the scheduler that needs this task. */
    @Bean
    OneTimeTask<Void> makeAuditExport(ObjectProvider<ExportJob> job) {
        return Tasks.oneTime(NAME).onFailure(retryOrGiveUp(job)).execute((instance, context) -> job.getObject().make(UUID.fromString(instance.getId())));
    }

    @Bean
    RecurringTask<Void> dropExpiredAuditExports(ExportTable table, Clock clock) {
        return Tasks.recurring("audit-export-expiry", FixedDelay.of(Duration.ofHours(1))).execute((instance, context) -> table.dropExpired(clock.instant()));
    }

    private static FailureHandler<Void> retryOrGiveUp(ObjectProvider<ExportJob> job) {
        FailureHandler<Void> retry = new ExponentialBackoffFailureHandler<>(RETRY, 2);
        return (complete, operations) -> {
            if (complete.getExecution().consecutiveFailures < MAX_RETRIES) {
                retry.onFailure(complete, operations);
            } else {
                job.getObject().giveUp(UUID.fromString(complete.getExecution().getId()));
                operations.stop();
            }
        };
    }
}
