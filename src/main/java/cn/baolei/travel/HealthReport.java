package cn.baolei.travel;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A health report as the table in the forms shows it. */
final class HealthReport {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OfficialTime.ZONE);
    private static final Map<String, String> SYMPTOMS = Map.of("none", "无症状", "cough", "咳嗽", "breathless", "气促、呼吸困难",
            "sore-throat", "咽痛、流涕、鼻塞", "fatigue", "乏力、肌肉酸痛", "diarrhoea", "腹泻、恶心、呕吐", "other", "其他症状");
    private static final Map<String, String> TESTS = Map.of("negative", "阴性", "positive", "阳性", "pending", "结果未出");

    private HealthReport() {
    }

    static Map<String, Object> missed(Instant due) {
        return row(due, "", "", "", "", "漏报");
    }

    /**
     * @param temperature in ℃
     * @param symptoms    code of the form
     * @param test        code of the result of a screening test; null when none was taken
     */
    static Map<String, Object> of(Instant reported, Number temperature, String symptoms, boolean familySymptoms, String test,
            boolean symptomatic) {
        return row(reported, temperature.toString(), SYMPTOMS.get(symptoms), familySymptoms ? "有症状" : "正常",
                test == null ? "" : TESTS.get(test), symptomatic ? "异常" : "正常");
    }

    static String shown(Instant moment) {
        return SHOWN.format(moment);
    }

    private static Map<String, Object> row(Instant at, String temperature, String symptoms, String family, String test, String result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reportedAt", shown(at));
        row.put("temperature", temperature);
        row.put("symptoms", symptoms);
        row.put("family", family);
        row.put("test", test);
        row.put("result", result);
        return row;
    }
}
