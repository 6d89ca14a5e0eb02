package cn.baolei.screening;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for concealed exceptions all the time, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class ConcealmentWatch {

    private static final int EVERY_MINUTES = 10;

    @Bean
    RecurringTask<Void> watchForConcealment(Concealment concealment) {
        return Tasks.recurring("screening-concealment", FixedDelay.ofMinutes(EVERY_MINUTES)).execute((instance, context) -> {
            boolean more = true;
            while (more) {
                more = concealment.findUnhandled();
            }
            concealment.findFalseZeros();
        });
    }
}
