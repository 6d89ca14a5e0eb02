package cn.baolei.taskwork;

import java.util.Arrays;

/** What was done with a task. */
enum ActionKind {

    RETURN("return", "退回"),
    WITHDRAW("withdraw", "撤回"),
    TRANSFER("transfer", "转办"),
    DELEGATE("delegate", "委派"),
    DELEGATED_DONE("delegated-done", "受托办结"),
    SIGN_BEFORE("sign-before", "前加签"),
    SIGN_AFTER("sign-after", "后加签"),
    COUNTERSIGN("countersign", "发起会签"),
    VOTE("vote", "会签意见"),
    COUNTERSIGNED("countersigned", "会签结果"),
    COPY("copy", "抄送"),
    URGE("urge", "催办"),
    OPINION("opinion", "意见"),
    ATTACH("attach", "附件"),
    TERMINATE("terminate", "终止");

    private final String code;
    private final String label;

    ActionKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    static ActionKind ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown task action: " + code));
    }
}
