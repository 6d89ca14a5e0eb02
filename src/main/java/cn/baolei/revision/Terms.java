package cn.baolei.revision;

import java.time.Duration;
import java.time.Period;

/** ISO 8601 terms as an official says them: PT2H is 2小时, P1D 1日. */
final class Terms {

    private Terms() {
    }

    /** What is no term stays as it is. */
    static String inWords(String term) {
        if (term.matches("P(\\d+M)?(\\d+D)?") && term.length() > 1) {
            Period period = Period.parse(term);
            return part(period.toTotalMonths(), "个月") + part(period.getDays(), "日");
        }
        if (term.matches("P(\\d+D)?T(\\d+H)?(\\d+M)?") && !term.endsWith("T")) {
            Duration duration = Duration.parse(term);
            return part(duration.toHours(), "小时") + part(duration.toMinutesPart(), "分钟");
        }
        return term;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
