package cn.baolei.duty;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * One shift as rostered.
 *
 * @param endsAt    the first instant that is not part of it any more
 * @param officer   值班员, user id
 * @param leader    带班领导, user id
 * @param startedAt when its process instance began; null before
 * @param late      whether it began late because the application was down
 */
record DutyShift(long id, String organisation, Instant startsAt, Instant endsAt, String officer, String leader, Instant startedAt,
                 boolean late) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    public String shown() {
        return shown(startsAt, endsAt);
    }

    /** For example 1月31日（星期五）08:00—20:00. */
    static String shown(Instant from, Instant to) {
        ZonedDateTime start = from.atZone(OfficialTime.ZONE);
        ZonedDateTime end = to.atZone(OfficialTime.ZONE);
        boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
        return day(start) + TIME.format(start) + "—" + (sameDay ? "" : day(end)) + TIME.format(end);
    }

    private static String day(ZonedDateTime moment) {
        return moment.getMonthValue() + "月" + moment.getDayOfMonth() + "日（"
                + moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA) + "）";
    }
}
