package cn.baolei.assistance;

import cn.baolei.engine.OfficialTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** A visit as the table in the forms shows it. */
final class VisitRow {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OfficialTime.ZONE);
    private static final Map<String, String> METHODS = Map.of("in-person", "上门", "phone", "电话", "online", "视频或者微信");
    private static final Map<String, String> PROGRESS = Map.of("continue", "继续帮扶", "solved", "困难已经解决", "adjust", "需要调整方案");

    private VisitRow() {
    }

    /**
     * @param visitedAt ISO 8601 with offset, as the form gives it
     * @param visitor   name as shown to others
     */
    static Map<String, Object> of(String visitedAt, String visitor, String method, String note, String progress) {
        return Map.of("visitedAt", SHOWN.format(OffsetDateTime.parse(visitedAt)), "visitor", visitor,
                "method", METHODS.get(method), "note", note, "outcome", PROGRESS.get(progress));
    }
}
