package cn.baolei.browser;

import static org.awaitility.Awaitility.await;

import cn.baolei.engine.OfficialTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Time in a story, in Asia/Shanghai: it stands still until it is moved, and the job executor does what is due by then. */
final class StoryTime {

    private final ManagementService jobs;
    private final ProcessEngineConfigurationImpl configuration;

    StoryTime(ProcessEngine engine) {
        jobs = engine.getManagementService();
        configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), OfficialTime.ZONE);
    }

    void begin(LocalDateTime moment) {
        set(moment);
        settle();
    }

    /** On the day that it is. */
    void at(String time) {
        pass(now().toLocalDate().atTime(LocalTime.parse(time)), () -> { });
    }

    /**
     * Goes from timer to timer, so that nothing becomes due later than it would.
     *
     * @param atEachStop what officials do whenever something has become due
     */
    void pass(LocalDateTime until, Runnable atEachStop) {
        for (Optional<LocalDateTime> stop = nextTimer(until); stop.isPresent(); stop = nextTimer(until)) {
            set(stop.get());
            settle();
            atEachStop.run();
        }
        set(until);
        settle();
        atEachStop.run();
    }

    /** Until the job executor has nothing more to do now. */
    void settle() {
        await("jobs that are due").atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(25)).until(() -> {
            if (jobs.createJobQuery().executable().count() == 0) {
                return true;
            }
            // It looks for timers every few seconds of real time, unless it is told.
            configuration.getJobExecutor().jobWasAdded();
            return false;
        });
    }

    private Optional<LocalDateTime> nextTimer(LocalDateTime until) {
        return jobs.createJobQuery().timers().active().withRetriesLeft().duedateLowerThan(date(until.plusNanos(1_000_000)))
                .orderByJobDuedate().asc().listPage(0, 1).stream().findFirst()
                .map(job -> LocalDateTime.ofInstant(job.getDuedate().toInstant(), OfficialTime.ZONE)).filter(due -> due.isAfter(now()));
    }

    private static void set(LocalDateTime moment) {
        ClockUtil.setCurrentTime(date(moment));
    }

    private static Date date(LocalDateTime moment) {
        return Date.from(moment.atZone(OfficialTime.ZONE).toInstant());
    }
}
