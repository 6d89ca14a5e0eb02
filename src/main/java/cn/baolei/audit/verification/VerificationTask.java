package cn.baolei.audit.verification;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The order to verify. */
@Configuration(proxyBeanMethods = false)
class VerificationTask {

    static final String NAME = "journal-verification";

    private static final Duration RETRY = Duration.ofSeconds(30);

    /** Asked for late: whoever orders needs the scheduler, which needs this. */
    @Bean
    OneTimeTask<Void> verifyJournal(ObjectProvider<VerificationRuns> runs) {
        return Tasks.oneTime(NAME).onFailure(new ExponentialBackoffFailureHandler<>(RETRY, 2))
                .execute((instance, context) -> runs.getObject().execute(UUID.fromString(instance.getId())));
    }
}
