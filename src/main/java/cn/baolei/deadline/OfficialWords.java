package cn.baolei.deadline;

import cn.baolei.engine.OfficialTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Times as they stand in official papers. */
final class OfficialWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(OfficialTime.ZONE);

    private OfficialWords() {
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Down to minutes. */
    static String duration(Duration duration) {
        String days = duration.toDays() == 0 ? "" : duration.toDays() + "天";
        String hours = duration.toHoursPart() == 0 ? "" : duration.toHoursPart() + "小时";
        return days + hours + (duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + "分钟");
    }
}
