package cn.baolei.notification;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The order to send one e-mail: retried after 30 s, 1 min, 2 min …, given up after the tenth retry, some nine hours later. */
@Configuration(proxyBeanMethods = false)
class EmailTask {

    static final String NAME = "notification-email";
    static final int MAX_RETRIES = 10;
    static final Duration FIRST_RETRY = Duration.ofSeconds(30);

    @Bean
    OneTimeTask<Void> sendNotificationEmail(EmailDelivery delivery, DeliveryFailure failure) {
        return Tasks.oneTime(NAME)
                .onFailure(giveUpOrRetry(failure))
                .execute((instance, context) -> delivery.send(UUID.fromString(instance.getId())));
    }

    /** Not db-scheduler's own limit: that one drops the order before it tells, and a crash in between would tell nobody. */
    private static FailureHandler<Void> giveUpOrRetry(DeliveryFailure failure) {
        FailureHandler<Void> retry = new ExponentialBackoffFailureHandler<>(FIRST_RETRY, 2);
        return (complete, operations) -> {
            if (complete.getExecution().consecutiveFailures < MAX_RETRIES) {
                retry.onFailure(complete, operations);
            } else {
                failure.giveUp(UUID.fromString(complete.getExecution().getId()));
                operations.stop();
            }
        };
    }
}
