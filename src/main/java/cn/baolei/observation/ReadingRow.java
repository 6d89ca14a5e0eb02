package cn.baolei.observation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reading as the table in the forms shows it. */
final class ReadingRow {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ReadingSchedule.ZONE);
    private static final Map<String, String> RESULTS = Map.of("normal", "正常", "symptomatic", "异常", "missed", "漏测");
    private static final Map<String, String> TAKEN_BY = Map.of("doctor", "校医测量", "self", "自测上报", "relayed", "代报");

    private ReadingRow() {
    }

    static String shown(Instant moment) {
        return SHOWN.format(moment);
    }

    static Map<String, Object> of(Reading reading) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("slot", shown(reading.slot()));
        row.put("takenAt", reading.takenAt() == null ? "" : shown(reading.takenAt()));
        row.put("temperature", reading.temperature() == null ? "" : reading.temperature().toPlainString());
        row.put("symptoms", reading.symptom() == null ? "" : reading.symptom().described(reading.note()));
        row.put("result", RESULTS.get(reading.result()));
        row.put("takenBy", reading.takenBy() == null ? "" : TAKEN_BY.get(reading.takenBy()));
        return row;
    }
}
