package cn.baolei.verification;

import cn.baolei.journal.Chains;
import java.util.Map;

/** What a chain of the journal is called, in Chinese. */
public final class ChainNames {

    private static final Map<String, String> OTHERS = Map.of(Chains.DEPLOYMENTS, "流程部署日志", Chains.ORGANISATIONS, "机构变更日志",
            Chains.OPERATIONS, "系统操作日志", Chains.NOTIFICATIONS, "不属于案件的通知日志", Chains.RETENTION, "夜间清理日志",
            Chains.JOURNAL, "日志自身的记录");

    private ChainNames() {
    }

    public static String words(String chain) {
        if (chain.startsWith(Chains.CASE)) {
            return "案件 " + chain.substring(Chains.CASE.length()) + " ";
        }
        if (chain.startsWith(Chains.INSTANCE)) {
            return "流程实例 " + chain.substring(Chains.INSTANCE.length()) + " ";
        }
        return OTHERS.getOrDefault(chain, "日志“" + chain + "”");
    }
}
