package cn.baolei.audit.story;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * The days an address asks for.
 *
 * @param fault in Chinese, what was wrong with them; null when nothing was
 */
record Days(LocalDate from, LocalDate to, String fault) {

    private static final int SHOWN = 30;
    private static final String UNREADABLE = "日期无法识别，请按“2020-02-10”填写";

    /** One day, today where none is given; or two, the last thirty days where none are. Whatever cannot be read is the default, and said. */
    static Days of(String from, String to, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, OfficialTime.ZONE);
        try {
            Days days = new Days(from.isBlank() ? today : LocalDate.parse(from), to.isBlank() ? today : LocalDate.parse(to), null);
            return days.from().getYear() < 1 || days.from().getYear() > 9999 || days.to().getYear() < 1 || days.to().getYear() > 9999
                    ? new Days(today, today, UNREADABLE) : days;
        } catch (DateTimeParseException unreadable) {
            return new Days(today, today, UNREADABLE);
        }
    }

    static Days period(String from, String to, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, OfficialTime.ZONE);
        Days given = of(from.isBlank() ? today.minusDays(SHOWN).toString() : from, to, now);
        if (given.fault() == null && given.from().isAfter(given.to())) {
            return new Days(today.minusDays(SHOWN), today, "开始日期晚于结束日期，以下为近" + SHOWN + "天");
        }
        return given.fault() == null ? given : new Days(today.minusDays(SHOWN), today, given.fault() + "，以下为近" + SHOWN + "天");
    }

    /** Where the first day begins. */
    OffsetDateTime begin() {
        return startOf(from);
    }

    /** Where the last day ends. */
    OffsetDateTime end() {
        return startOf(to.plusDays(1));
    }

    static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(OfficialTime.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }
}
