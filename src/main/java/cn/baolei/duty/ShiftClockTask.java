package cn.baolei.duty;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A round of the shift clock every minute, on one node at a time; none where the engine runs no jobs by itself either. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class ShiftClockTask {

    /** The clock comes late: a shift tells people, telling sends e-mail, and e-mail needs the scheduler that needs this task. */
    @Bean
    RecurringTask<Void> dutyShiftClock(ObjectProvider<ShiftClock> clock) {
        return Tasks.recurring("duty-shift-clock", FixedDelay.of(Duration.ofMinutes(1))).execute((instance, context) -> clock.getObject().tick());
    }
}
