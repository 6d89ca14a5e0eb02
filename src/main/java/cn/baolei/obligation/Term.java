package cn.baolei.obligation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/**
 * How long something may take.
 *
 * @param days    years, months and days of it
 * @param time    hours, minutes and seconds of it
 * @param working whether only working days count, each until 18:00, the first day not counted
 */
record Term(Period days, Duration time, boolean working) {

    private static final int SHORTEST_MONTH = 28;
    private static final int LONGEST_MONTH = 31;
    /** A term in working days that begins at midnight is over at 18:00 of its last day. */
    private static final Duration EVENING = Duration.ofHours(6);

    /** @return empty for what is not written as ISO 8601 says, or takes no time at all */
    static Optional<Term> of(String text, boolean working) {
        try {
            int time = text.indexOf('T');
            String days = time < 0 ? text : text.substring(0, time);
            Term term = new Term((days.equals("P") ? Period.ZERO : Period.parse(days)).normalized(),
                    time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)), working);
            boolean positive = !term.days.isNegative() && !term.time.isNegative() && !(term.days.isZero() && term.time.isZero());
            return positive ? Optional.of(term) : Optional.empty();
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    /** Whether this is over no later than the other, whenever both begin and whatever holidays there are. */
    boolean isNoLaterThan(Term other) {
        if (working && !other.working) {
            return false;
        }
        if (working == other.working && days.toTotalMonths() == other.days.toTotalMonths()) {
            return Duration.ofDays(days.getDays()).plus(time).compareTo(Duration.ofDays(other.days.getDays()).plus(other.time)) <= 0;
        }
        return !working && longest().compareTo(other.working ? other.shortest().minus(EVENING) : other.shortest()) <= 0;
    }

    private Duration longest() {
        return Duration.ofDays(days.toTotalMonths() * LONGEST_MONTH + days.getDays()).plus(time);
    }

    /** In working days the first day, which is not counted, may have been as good as over. */
    private Duration shortest() {
        return Duration.ofDays(days.toTotalMonths() * SHORTEST_MONTH + days.getDays()).plus(time);
    }

    /** 2小时, 5个工作日, 1个月3日. */
    String words() {
        StringBuilder words = new StringBuilder();
        add(words, days.toTotalMonths(), "个月");
        add(words, days.getDays(), working ? "个工作日" : "日");
        add(words, time.toHours(), "小时");
        add(words, time.toMinutesPart(), "分钟");
        return words.toString();
    }

    private static void add(StringBuilder words, long number, String unit) {
        if (number > 0) {
            words.append(number).append(unit);
        }
    }
}
