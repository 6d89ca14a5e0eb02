package cn.baolei.verification;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be wrong. A closed list: each names one way in which somebody may have tampered. */
public enum FindingKind {

    ENTRY_ALTERED("记录被改动"),
    FIRST_REMOVED("开头的记录被删除"),
    MIDDLE_REMOVED("中间的记录被删除"),
    LAST_REMOVED("末尾的记录被截去"),
    ENTRY_INSERTED("事后插入的记录"),
    ORDER_CHANGED("记录次序被调换"),
    CHAIN_DROPPED("整件被删除"),
    OLD_STATE_RESTORED("日志被旧备份替换"),
    KEY_REPLACED("签名密钥被更换"),
    SEAL_ALTERED("封签被改动"),
    SEAL_MISSING("封签被删除"),
    UNSEALED("记录未按时封存"),
    HISTORY_ALTERED("流程历史被改动"),
    HISTORY_REMOVED("流程历史被删除"),
    HISTORY_ADDED("流程历史中有日志没有的内容"),
    FILE_ALTERED("导出的案卷正文被改动");

    private final String words;

    FindingKind(String words) {
        this.words = words;
    }

    /** In Chinese, as a heading. */
    public String words() {
        return words;
    }

    /** Whether the journal itself is untouched by it. */
    boolean isOfHistory() {
        return this == HISTORY_ALTERED || this == HISTORY_REMOVED || this == HISTORY_ADDED;
    }

    /** For machines: {@code entry-altered}. */
    @JsonValue
    public String key() {
        return name().toLowerCase().replace('_', '-');
    }
}
