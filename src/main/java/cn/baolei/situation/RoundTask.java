package cn.baolei.situation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the schedule again and again, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class RoundTask {

    /** @param cron when to look; {@code -} for never */
    @Bean
    RecurringTask<Void> situationSchedule(RoundLauncher launcher, @Value("${baolei.situation.look-at-schedule}") String cron) {
        return Tasks.recurring("situation-rounds", Schedules.cron(cron)).execute((instance, context) -> launcher.launchDue());
    }
}
