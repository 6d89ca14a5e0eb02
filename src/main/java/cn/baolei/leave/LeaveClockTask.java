package cn.baolei.leave;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A round of the leave clock every minute, on one node at a time; none where the engine runs no jobs by itself either. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class LeaveClockTask {

    /** The clock comes late: who gets a task is told, telling sends e-mail, and e-mail needs the scheduler that needs this task. */
    @Bean
    RecurringTask<Void> leaveClockRound(ObjectProvider<LeaveClock> clock) {
        return Tasks.recurring("leave-clock", FixedDelay.of(Duration.ofMinutes(1))).execute((instance, context) -> clock.getObject().tick());
    }
}
