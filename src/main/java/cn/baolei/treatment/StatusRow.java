package cn.baolei.treatment;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A day as the table in the forms shows it. */
final class StatusRow {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OfficialTime.ZONE);
    private static final Map<String, String> RESPIRATORY =
            Map.of("none", "无症状", "improved", "明显好转", "unchanged", "无明显变化", "worse", "加重");
    private static final Map<String, String> CLINICAL_TYPES = Map.of("common", "普通型", "severe", "重型", "critical", "危重型");
    private static final Map<String, String> TESTS =
            Map.of("none", "无新结果", "negative", "阴性", "positive", "阳性", "inconclusive", "不确定");

    private StatusRow() {
    }

    static Map<String, Object> of(DailyStatus status) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("statusAt", shown(status.at()));
        row.put("temperature", status.died() ? "病亡" : status.temperature().toPlainString());
        row.put("respiratory", status.died() ? "" : RESPIRATORY.get(status.respiratory()));
        row.put("clinicalType", status.died() ? "" : CLINICAL_TYPES.get(status.clinicalType()));
        row.put("test", TESTS.get(status.test()));
        row.put("sampledAt", status.sampledAt() == null ? "" : shown(status.sampledAt()));
        return row;
    }

    private static String shown(Instant moment) {
        return SHOWN.format(moment);
    }
}
