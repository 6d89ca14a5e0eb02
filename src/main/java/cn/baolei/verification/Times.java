package cn.baolei.verification;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

final class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(OfficialTime.ZONE);

    private Times() {
    }

    static String words(Instant at) {
        return MINUTE.format(at);
    }
}
