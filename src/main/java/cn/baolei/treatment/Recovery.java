package cn.baolei.treatment;

import cn.baolei.caserecord.NegativeRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How far a patient has recovered, for the decision table {@code discharge}.
 *
 * @param normalTemperatureDays from the first to the latest status without fever since the last fever, in days with fractions
 * @param negativeIntervalHours between the first and the latest sample of the negative tests since the last that was not
 */
record Recovery(double normalTemperatureDays, double negativeIntervalHours) {

    private static final double MILLIS_PER_DAY = 86_400_000.0;

    /** @param statuses of one stay in hospital, in any order */
    static Recovery of(List<DailyStatus> statuses) {
        return new Recovery(normalDays(statuses), negativeRun(statuses).hours());
    }

    private static double normalDays(List<DailyStatus> statuses) {
        Instant since = null;
        Instant latest = null;
        for (DailyStatus status : statuses.stream().sorted(Comparator.comparing(DailyStatus::at)).toList()) {
            since = !status.normal() ? null : since == null ? status.at() : since;
            latest = status.at();
        }
        return since == null ? 0 : Duration.between(since, latest).toMillis() / MILLIS_PER_DAY;
    }

    private static NegativeRun negativeRun(List<DailyStatus> statuses) {
        NegativeRun run = NegativeRun.EMPTY;
        for (DailyStatus status : statuses.stream().filter(status -> status.sampledAt() != null)
                .sorted(Comparator.comparing(DailyStatus::sampledAt)).toList()) {
            run = status.test().equals("negative") ? run.withNegative(status.sampledAt()) : NegativeRun.EMPTY;
        }
        return run;
    }
}
