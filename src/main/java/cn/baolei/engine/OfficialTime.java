package cn.baolei.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Instants are stored in UTC; days are counted and times are shown as officials live them. */
public final class OfficialTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);

    private OfficialTime() {
    }

    /** As officials read a time: {@code 2020-02-10 09:05}. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }
}
