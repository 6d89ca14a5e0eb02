package cn.baolei.deadline;

import cn.baolei.engine.Refusal;
import java.util.Arrays;

/** How time is counted (domain.md, section 4). */
enum Mode {

    /** Every hour counts, holidays too. */
    CONTINUOUS("continuous"),
    /** Whole working days, the day of the beginning not counted. */
    WORKING_DAYS("working-days");

    private final String code;

    Mode(String code) {
        this.code = code;
    }

    /** The word used in the table. */
    String code() {
        return code;
    }

    /** @throws Refusal for a word that is not in the table's vocabulary */
    static Mode ofCode(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code.equals(code)).findFirst()
                .orElseThrow(() -> new Refusal("办理时限表中的计时方式“" + code + "”无法识别，请流程负责人改正"));
    }
}
