package cn.baolei.retention;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the tables hold that a certificate counts rows of, as an official would say it. */
final class DestroyedWords {

    private static final Map<String, String> ENGINE = Map.ofEntries(Map.entry("case_key", "受保护信息的密钥"),
            Map.entry("act_hi_procinst", "事项"), Map.entry("act_hi_actinst", "办理环节"), Map.entry("act_hi_taskinst", "待办"),
            Map.entry("act_hi_varinst", "填报的内容"), Map.entry("act_hi_detail", "填报内容的历次变化"), Map.entry("act_hi_comment", "批注"),
            Map.entry("act_hi_attachment", "流程附件"), Map.entry("act_hi_op_log", "操作记录"), Map.entry("act_hi_incident", "故障记录"),
            Map.entry("act_hi_job_log", "自动作业记录"), Map.entry("act_hi_ext_task_log", "外部作业记录"), Map.entry("act_hi_identitylink", "办理人和岗位的指派记录"),
            Map.entry("act_hi_decinst", "决策记录"), Map.entry("act_hi_dec_in", "决策依据"), Map.entry("act_hi_dec_out", "决策结果"),
            Map.entry("act_ge_bytearray", "清单和长文本"), Map.entry("countersign", "会签、加签"), Map.entry("countersign_vote", "会签意见"));

    private DestroyedWords() {
    }

    /** By name of the table. */
    static Map<String, String> all() {
        Map<String, String> all = new HashMap<>(ENGINE);
        Arrays.stream(OwnTable.values()).filter(OwnTable::goes).forEach(one -> all.put(one.table(), one.what()));
        return all;
    }
}
