package cn.baolei.reporting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the patrol goes round: on one node at a time, and again after a crash. */
@Configuration(proxyBeanMethods = false)
class PatrolTask {

    /** @param schedule as db-scheduler writes it ({@code FIXED_DELAY|300s}); {@code -} for never */
    @Bean
    RecurringTask<Void> goRoundReports(ReportPatrol patrol, @Value("${baolei.reporting.patrol:FIXED_DELAY|300s}") String schedule) {
        return Tasks.recurring("report-patrol", Schedules.parseSchedule(schedule)).execute((instance, context) -> patrol.round());
    }
}
