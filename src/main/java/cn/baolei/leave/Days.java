package cn.baolei.leave;

import cn.baolei.engine.OfficialTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Leave is counted in whole days of Asia/Shanghai. */
final class Days {

    private Days() {
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(OfficialTime.ZONE).toInstant();
    }

    static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, OfficialTime.ZONE);
    }

    static LocalDate first(Leave leave) {
        return of(leave.startsAt());
    }

    static LocalDate last(Leave leave) {
        return of(leave.endsAt().minus(Duration.ofMillis(1)));
    }

    /** From when until when, as officials write it. */
    static String inWords(Leave leave) {
        LocalDate first = first(leave);
        LocalDate last = last(leave);
        return first.equals(last) ? words(first) : words(first) + "至" + words(last);
    }

    private static String words(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
