package cn.baolei.revision;

import static java.util.Map.entry;

import cn.baolei.organisation.Role;
import cn.baolei.routing.Place;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * What a diagram says (docs/modelling.md), in the words of a process owner.
 *
 * @param deadlines process key and step key → the term in words; empty where there is none
 */
record DiagramWords(BinaryOperator<String> deadlines) {

    private static final Map<String, String> TYPES = Map.ofEntries(entry("process", "流程"), entry("participant", "流程框"), entry("lane", "泳道"),
            entry("userTask", "人工环节"), entry("serviceTask", "系统环节"), entry("businessRuleTask", "决策环节"), entry("receiveTask", "等待消息"),
            entry("sendTask", "发送消息"), entry("manualTask", "手工环节"), entry("task", "环节"), entry("scriptTask", "脚本环节"),
            entry("callActivity", "调用流程"), entry("subProcess", "子流程"), entry("startEvent", "开始"), entry("endEvent", "结束"),
            entry("boundaryEvent", "边界事件"), entry("intermediateCatchEvent", "等待事件"), entry("intermediateThrowEvent", "触发事件"),
            entry("exclusiveGateway", "判断"), entry("parallelGateway", "并行"), entry("inclusiveGateway", "多选"),
            entry("eventBasedGateway", "等待其一"), entry("sequenceFlow", "流向"), entry("message", "消息"), entry("error", "错误"),
            entry("signal", "信号"), entry("escalation", "升级"), entry("textAnnotation", "批注"), entry("association", "批注连线"),
            entry("messageFlow", "消息流"), entry("group", "分组框"));

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(entry("name", "名称"), entry("formRef", "表单"),
            entry("formRefBinding", "表单版本"), entry("candidateGroups", "候选岗位"), entry("candidateUsers", "候选人"), entry("assignee", "办理人"),
            entry("dueDate", "到期时间"), entry("delegateExpression", "系统动作"), entry("expression", "表达式"), entry("decisionRef", "决策表"),
            entry("resultVariable", "结果存入"), entry("mapDecisionResult", "结果形式"), entry("calledElement", "被调用流程"), entry("default", "默认分支"),
            entry("attachedToRef", "所附环节"), entry("cancelActivity", "是否中断所附环节"), entry("isInterrupting", "是否中断"),
            entry("sourceRef", "起点"), entry("targetRef", "终点"), entry("messageRef", "消息"), entry("errorRef", "错误"),
            entry("historyTimeToLive", "历史保存期限"), entry("isExecutable", "可执行"), entry("isStartableInTasklist", "可在待办中发起"),
            entry("asyncBefore", "进入前存盘"), entry("asyncAfter", "离开前存盘"), entry("errorCode", "错误代码"), entry("processRef", "所属流程"),
            entry("triggeredByEvent", "由事件触发"), entry("initiator", "发起人存入"), entry("modelerTemplate", "模板"),
            entry("modelerTemplateVersion", "模板版本"),
            // Elements inside an element.
            entry("documentation", "办理说明"), entry("conditionExpression", "条件"), entry("inputParameter", "输入"), entry("outputParameter", "输出"),
            entry("field", "参数"), entry("in", "传入"), entry("out", "传出"), entry("taskListener", "环节动作"), entry("executionListener", "附带动作"),
            entry("failedJobRetryTimeCycle", "失败重试"), entry("timerEventDefinition", "定时"), entry("messageEventDefinition", "所等消息"),
            entry("errorEventDefinition", "错误"), entry("terminateEventDefinition", "终止"), entry("conditionalEventDefinition", "所等条件"),
            entry("multiInstanceLoopCharacteristics", "逐个办理"), entry("text", "内容"));

    private static final Map<String, String> PROPERTIES = Map.ofEntries(entry("role", "岗位"), entry("place", "单位"), entry("deadline", "时限"),
            entry("notice", "通知条款"), entry("opinionRequired", "必须填写意见"), entry("roleFrom", "岗位取自"), entry("otherThan", "不得与其同一人"),
            entry("namedPerson", "本人办理"), entry("startRoles", "发起岗位"), entry("outcome", "办理结果"));

    String type(String localName) {
        return TYPES.getOrDefault(localName, localName);
    }

    /** Of an attribute, or of an element inside an element. */
    String attribute(String localName) {
        return ATTRIBUTES.getOrDefault(localName, localName);
    }

    String property(String name) {
        return PROPERTIES.getOrDefault(name, "属性“" + name + "”");
    }

    /** @param process key, for terms */
    String propertyValue(String process, String name, String value) {
        return switch (name) {
            case "role", "startRoles", "roles" -> roles(value);
            case "place" -> Place.label(value);
            case "deadline" -> {
                String term = deadlines.apply(process, value);
                yield term.isEmpty() ? value : term + "（" + value + "）";
            }
            default -> plain(value);
        };
    }

    static String roles(String codes) {
        return Arrays.stream(codes.strip().split("\\s*,\\s*")).map(code -> Role.ofCode(code).map(Role::label).orElse(code))
                .collect(Collectors.joining("、"));
    }

    static String place(String code) {
        return Place.label(code);
    }

    static String plain(String value) {
        return switch (value) {
            case "true" -> "是";
            case "false" -> "否";
            default -> value;
        };
    }
}
