package cn.baolei.notification;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Instants as officials read them. */
final class ShanghaiTime {

    static final ZoneId ZONE = OfficialTime.ZONE;

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZONE);

    private ShanghaiTime() {
    }

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }
}
