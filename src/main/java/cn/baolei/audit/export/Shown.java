package cn.baolei.audit.export;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Times as they are printed. */
final class Shown {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(OfficialTime.ZONE);

    private Shown() {
    }

    static String time(Instant at) {
        return SECOND.format(at);
    }

    /** @param ended null while it runs */
    static String period(Instant started, Instant ended) {
        return time(started) + " 至 " + (ended == null ? "今（在办）" : time(ended));
    }
}
