package cn.baolei.retention;

/** Every table of ours that names a case, and what becomes of its rows when the history of the case is removed. */
enum OwnTable {

    ATTACHMENT("attachment", true, "附件"),
    NOTIFICATION("notification", true, "发给各人的通知"),
    TASK_ACTION("task_action", true, "退回、转办、委派、会签、意见等办理记录"),
    ROUTING_FACT("routing_fact", true, "待办分派和代办的记录"),
    READING("reading", true, "隔离观察的体温和症状"),
    TREATMENT_STATUS("treatment_status", true, "救治的每日情况"),
    CONCERNED_PERSON("concerned_person", true, "按涉及人员检索用的摘要"),
    AUDIT_CASE("audit_case", true, "审计检索用的索引行"),
    CASE_FILE("case_file", false, "结案卷宗，是本单位的档案；其中受保护信息已销毁，摘要值仍可核对"),
    CASE_KEY("case_key", false, "密钥何时由谁因何销毁"),
    PROTECTED_READ("protected_read", false, "谁看过受保护信息；不含所看的内容"),
    CASE_HOLD("case_hold", false, "封存与解封的记录"),
    AUDIT_EXPORT("audit_export", false, "谁凭什么依据导出过案卷；导出的文件七日后删除"),
    DESTRUCTION_CERTIFICATE("destruction_certificate", false, "销毁证明"),
    CASE_HOME("case_home", false, "机构调整时案件归谁办理；不含案情"),
    RECUSAL("recusal", false, "谁应当回避；理由已不可读"),
    CLUE("clue", false, "问责线索登记，按线索自身的案件保管"),
    REPORT("report", false, "报告的编号和时间，说明是否迟报"),
    REPORTABLE_EVENT("reportable_event", false, "应报事件的时间，说明是否漏报"),
    CONTACT_HANDOVER("contact_handover", false, "移交给其他单位的密切接触者名单，另一单位的案件可能仍在保管期内；名单已不可读"),
    SUPERVISION("supervision", false, "督办登记，按督办自身的案件保管"),
    MEETING("meeting", false, "集体研究的应到、表决人数"),
    COMMENDATION("commendation", false, "表彰决定，应当长期保存"),
    COMMENDATION_EVIDENCE("commendation_evidence", false, "表彰依据，随表彰决定保存"),
    PUBLIC_NOTICE("public_notice", false, "公示，本已公开"),
    ASSESSMENT_FIGURES("assessment_figures", false, "考察所用的数字，随干部人事档案查考"),
    CLEARED_RELEASE("cleared_release", false, "已发布的信息，本已公开"),
    RELEASE_QUESTION("release_question", false, "公众提问及答复，本已公开"),
    VOLUNTEER_SERVICE("volunteer_service", false, "党员服务时数的登记"),
    PLEDGE_SIGNATURE("pledge_signature", false, "承诺签名的登记"),
    PLEDGE_BREACH("pledge_breach", false, "违诺登记；事实已不可读"),
    JOINT_LETTER("joint_letter", false, "联防联控函件登记簿；正文已不可读"),
    AREA_PLAN("area_plan", false, "分片包干的历次安排");

    private final String table;
    private final boolean goes;
    private final String what;

    OwnTable(String table, boolean goes, String what) {
        this.table = table;
        this.goes = goes;
        this.what = what;
    }

    public String table() {
        return table;
    }

    /** Whether its rows go with the history. */
    public boolean goes() {
        return goes;
    }

    /** In Chinese: what it holds; of those that stay also why. */
    public String what() {
        return what;
    }
}
