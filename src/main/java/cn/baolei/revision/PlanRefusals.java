package cn.baolei.revision;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the engine says against a migration, in the words of a process owner. */
final class PlanRefusals {

    /** By the words with which the engine's sentence begins; some of its sentences end in ids. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("Activities have incompatible types", "两个环节的类型不同，不能对应");
        WORDS.put("Events are not of the same type", "两个事件的种类不同（定时、消息等），不能对应");
        WORDS.put("There are multiple mappings", "同一环节对应了几个新环节，只能选一个");
        WORDS.put("Only one gateway can be mapped", "几个汇合点对应了同一个汇合点，只能选一个");
        WORDS.put("The gateway's flow scope", "汇合点所在的子流程也要对应");
        WORDS.put("The target gateway must have at least", "新版汇合点的分支比旧版少，正在办的分支会丢失");
        WORDS.put("The source activity's event scope", "所附的环节也要对应，而且新版里要附在同一个环节上");
        WORDS.put("The closest mapped ancestor", "所在的子流程对应到了别处，新环节必须在对应的子流程之内");
        WORDS.put("Must map the inner activity of a multi-instance body", "逐个办理的环节必须整体对应");
        WORDS.put("Cannot remove the inner activity of a multi-instance body", "逐个办理的环节不能改成只办一次");
        WORDS.put("Target activity '", "新环节在逐个办理的子流程里，旧环节不在，不能对应");
        WORDS.put("Cannot update event trigger", "该环节没有可更新的事件");
        WORDS.put("Conditional event has to migrate", "条件事件要重新判断");
        WORDS.put("The type of the source activity is not supported", "这类环节不能停留，不用对应");
        // Of one instance.
        WORDS.put("There is no migration instruction for this instance's activity", "所在的环节没有对应的新环节");
        WORDS.put("Process instance contains not migrated", "有事项停在没有对应的环节或等待");
        WORDS.put("Target activity is not asyncBefore", "正要进入的环节在新版里不再先存盘");
        WORDS.put("Target activity is not asyncAfter", "正要离开的环节在新版里不再先存盘");
        WORDS.put("Transition instance is assigned", "正在经过的流向在新版里没有");
        WORDS.put("A transition instance that instantiates the process", "事项刚刚发起，还没有进入第一个环节");
        WORDS.put("The variable '", "新旧子流程里有同名的数据");
        WORDS.put("Cannot migrate subscription for compensation handler", "有等待撤销处理的环节没有对应");
        WORDS.put("The process instance does not exist", "事项已经办结，无需迁移");
        WORDS.put("was updated by another transaction concurrently", "迁移时有人正在办理，请重试");
    }

    private PlanRefusals() {
    }

    static String inWords(String engine) {
        return WORDS.entrySet().stream().filter(known -> engine.contains(known.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse("引擎拒绝：" + engine.lines().findFirst().orElse(""));
    }
}
