package cn.baolei.screening;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The order to take an uploaded list; a node that dies over it leaves the rest to another. */
@Configuration(proxyBeanMethods = false)
class UploadTask {

    static final String NAME = "screening-upload";

    private static final Duration RETRY = Duration.ofSeconds(30);

    @Bean
    OneTimeTask<Void> takeScreeningUpload(UploadedRows rows) {
        return Tasks.oneTime(NAME)
                .onFailure(new ExponentialBackoffFailureHandler<>(RETRY, 2))
                .execute((instance, context) -> rows.take(UUID.fromString(instance.getId())));
    }
}
