package cn.baolei.verification;

import static cn.baolei.verification.HistoryTable.Column.kept;
import static cn.baolei.verification.HistoryTable.Column.written;

import java.util.List;

/** The engine's history tables whose rows are compared with the journal, and which fact of an entry is in which column. */
enum HistoryTable {

    INSTANCE("process-instance", "act_hi_procinst", "流程实例", "proc_inst_id_", List.of(written("businessKey", "business_key_", "案件编号"),
            written("definition", "proc_def_id_", "流程版本"), written("state", "state_", "状态"), written("reason", "delete_reason_", "终止原因"),
            kept("startedBy", "start_user_id_", "发起人"), kept("tenant", "tenant_id_", "单位"), kept("start", "start_time_", "发起时间"),
            kept("end", "end_time_", "办结时间"))),
    STEP("activity", "act_hi_actinst", "环节", "proc_inst_id_", List.of(written("activity", "act_id_", "环节"), written("name", "act_name_", "环节名称"),
            kept("start", "start_time_", "开始时间"), kept("end", "end_time_", "结束时间"))),
    TASK("task", "act_hi_taskinst", "任务", "proc_inst_id_", List.of(written("name", "name_", "任务名称"), written("assignee", "assignee_", "办理人"),
            written("owner", "owner_", "委派人"), written("due", "due_date_", "期限"), written("step", "task_def_key_", "环节"),
            kept("start", "start_time_", "开始时间"), kept("end", "end_time_", "结束时间"))),
    VALUE("variable", "act_hi_varinst", "表单内容", "proc_inst_id_", List.of(written("name", "name_", "字段"), written("text", "text_", "内容"),
            written("text2", "text2_", "内容"), written("whole", "long_", "数值"), written("decimal", "double_", "数值"),
            written("bytes", "bytearray_id_", "内容"))),
    CHANGE("variable-change", "act_hi_detail", "内容变更", "proc_inst_id_", VALUE.columns),
    FIELD("form-field", "act_hi_detail", "填报内容", "proc_inst_id_", List.of(written("name", "name_", "字段"), written("value", "text_", "内容"))),
    DECISION("decision", "act_hi_decinst", "规则判定", "proc_inst_id_", List.of(written("decision", "dec_def_id_", "规则版本"), written("at", "eval_time_", "时间"))),
    LINK("identity-link", "act_hi_identitylink", "候选与办理人", null, List.of(written("type", "type_", "类别"), written("user", "user_id_", "人员"),
            written("group", "group_id_", "岗位"), written("operation", "operation_type_", "操作"))),
    OPERATION("operation", "act_hi_op_log", "操作", "proc_inst_id_", List.of(written("operation", "operation_type_", "操作"), written("by", "user_id_", "操作人"),
            written("property", "property_", "项目"), written("before", "org_value_", "原值"), written("after", "new_value_", "新值"),
            written("at", "timestamp_", "时间")));

    /**
     * @param fact   its name in the entry
     * @param column where the engine puts it
     * @param kept   the engine leaves the column alone when a later event does not say it
     * @param words  what it is called in Chinese
     */
    record Column(String fact, String column, boolean kept, String words) {

        static Column written(String fact, String column, String words) {
            return new Column(fact, column, false, words);
        }

        static Column kept(String fact, String column, String words) {
            return new Column(fact, column, true, words);
        }

        boolean isTime() {
            return column.endsWith("_time_") || column.equals("timestamp_") || column.equals("due_date_");
        }
    }

    final String kind;
    final String table;
    final String words;
    /** Where a row says which instance it is of; null where rows are looked for by their ids only. */
    final String instance;
    final List<Column> columns;

    HistoryTable(String kind, String table, String words, String instance, List<Column> columns) {
        this.kind = kind;
        this.table = table;
        this.words = words;
        this.instance = instance;
        this.columns = columns;
    }

    /** Whether rows are only ever added. */
    boolean isFinal() {
        return ordinal() > VALUE.ordinal();
    }
}
