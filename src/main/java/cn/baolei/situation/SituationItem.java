package cn.baolei.situation;

/** What a situation report counts, out of the engine's own data. */
enum SituationItem {

    OPEN_CASES("在办疑似病例处置（件）", true),
    CLOSED_CASES("已办结疑似病例处置（件）", false),
    NEW_CASES("近24小时新发现（件）", true),
    ISOLATED_PERSONS("正在隔离医学观察（人）", true),
    MISSED_READINGS("近24小时漏测（次）", false),
    REPORTS_SENT("近24小时报出疫情信息（份）", false),
    OVERDUE_TASKS("逾期未办事项（件）", false);

    private final String label;
    private final boolean epidemic;

    SituationItem(String label, boolean epidemic) {
        this.label = label;
        this.epidemic = epidemic;
    }

    String label() {
        return label;
    }

    /** Whether a number other than zero forbids a zero report. */
    boolean isEpidemic() {
        return epidemic;
    }
}
