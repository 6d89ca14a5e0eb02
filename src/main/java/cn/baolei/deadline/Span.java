package cn.baolei.deadline;

import cn.baolei.engine.Refusal;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * How long something may take, as written in the decision table: {@code PT30M}, {@code P5D}, {@code P1M}.
 *
 * @param text as written
 * @param days years, months and days of it
 * @param time hours, minutes and seconds of it
 */
record Span(String text, Period days, Duration time) {

    /** @throws Refusal when it is not written as ISO 8601 says, or takes no time at all */
    static Span of(String text) {
        try {
            int time = text.indexOf('T');
            String days = time < 0 ? text : text.substring(0, time);
            Span span = new Span(text, days.equals("P") ? Period.ZERO : Period.parse(days),
                    time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
            if (!span.isPositive()) {
                throw unreadable(text);
            }
            return span;
        } catch (DateTimeParseException notIso) {
            throw unreadable(text);
        }
    }

    private boolean isPositive() {
        return !days.isNegative() && !time.isNegative() && !(days.isZero() && time.isZero());
    }

    private static Refusal unreadable(String text) {
        return new Refusal("办理时限表中的时长“" + text + "”无法识别，请流程负责人改正（如 PT30M、P5D、P1M）");
    }
}
