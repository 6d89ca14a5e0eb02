package cn.baolei.observation;

import java.util.Arrays;

/** What a person under observation complains of; the codes of the form {@code isolation-reading}. */
enum Symptom {

    NONE("none", "无症状"),
    COUGH("cough", "咳嗽"),
    BREATHLESS("breathless", "气促、呼吸困难"),
    SORE_THROAT("sore-throat", "咽痛、流涕、鼻塞"),
    FATIGUE("fatigue", "乏力、肌肉酸痛"),
    DIARRHOEA("diarrhoea", "腹泻、恶心、呕吐"),
    OTHER("other", "其他症状");

    private final String code;
    private final String label;

    Symptom(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    /** @throws IllegalArgumentException for a code that the form does not offer */
    static Symptom ofCode(String code) {
        return Arrays.stream(values()).filter(symptom -> symptom.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown symptom: " + code));
    }

    /** One of the two that count in the triage at the school (decision table {@code case-classification}). */
    boolean isRespiratory() {
        return this == COUGH || this == BREATHLESS;
    }

    /** As an official reads it, with what was added to it. */
    String described(String note) {
        return note == null || note.isBlank() ? label : label + "：" + note.strip();
    }
}
