package cn.baolei.template;

import static cn.baolei.template.Binding.attribute;
import static cn.baolei.template.Binding.businessKey;
import static cn.baolei.template.Binding.field;
import static cn.baolei.template.Binding.given;
import static cn.baolei.template.Binding.input;
import static cn.baolei.template.Binding.passed;
import static cn.baolei.template.Binding.property;
import static cn.baolei.template.Entry.choice;
import static cn.baolei.template.Entry.hidden;
import static cn.baolei.template.Entry.text;
import static cn.baolei.template.Entry.words;

import cn.baolei.routing.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** All element templates of the Modeler. What each entry means stands in docs/modelling.md. */
final class Catalogue {

    private static final String REPORT = "immediate-report";
    private static final String[] TASK_GROUPS = {"who", "谁来办理", "what", "办理什么", "when", "办理时限", "rules", "办结条件", "basis", "依据"};
    private static final String[] SYSTEM_GROUPS = {"what", "办理什么", "who", "送给谁", "when", "办理时限", "basis", "依据"};

    private final Diagrams diagrams = new Diagrams(Path.of("processes"));
    private final Vocabulary vocabulary = new Vocabulary(diagrams);
    private final Shipped shipped = new Shipped(diagrams);

    List<ElementTemplate> templates() {
        return List.of(roleTask("user-task", "岗位办理", "由一个岗位办理的环节，使用已有表单。", existingForm()),
                roleTask("user-task-new-form", "岗位办理（新表单）", "由一个岗位办理的环节，使用与流程图一起部署的新表单。", newForm()),
                personTask(), ownStep(), ballot(), notification(), clue(), supervision(), followUp(), report(), call(), start(), decision(), phase(),
                systemStep("system-step", "系统办理", "系统自动完成的环节。", false),
                systemStep("outside-step", "系统办理（单独提交）", "系统自动完成、涉及其他事项或外部单位的环节；失败时自动重试。", true)
                        .with(hidden(attribute("camunda:asyncBefore"), true)));
    }

    private ElementTemplate roleTask(String key, String name, String description, Entry form) {
        return ElementTemplate.of(key, name, "UserTask", description,
                choice("岗位", property("role"), vocabulary.roles()).required().explained("该岗位空缺时，依次由副职、书记、上级同一岗位办理。").in("who"),
                choice("在哪一级", property("place"), vocabulary.places(Place.Kind.SUBORDINATES, Place.Kind.PERSON)).required().beginningWith("own")
                        .explained("相对于事项所属单位。").in("who"),
                hidden(attribute("camunda:candidateGroups"), "${routing.candidates(execution)}"),
                form, formBinding(), deadline(), due(), opinion(), countersign(),
                words("不得与哪个环节同一人", property("otherThan")).matching("^$|^[A-Za-z][A-Za-z0-9]*$", "填写环节的 ID，只有字母和数字；不限制的留空")
                        .explained("填写此前环节的 ID（在“General”中查看）；不限制的留空。").in("rules"),
                clause()).grouped(TASK_GROUPS);
    }

    private ElementTemplate personTask() {
        return ElementTemplate.of("person-task", "指定人员办理", "UserTask", "由前面环节指定的一个人办理；本人已调离的，由书记代办。",
                choice("岗位", property("role"), vocabulary.roles()).required().explained("指定人员的岗位。").in("who"),
                hidden(property("place"), Place.Kind.PERSON.word()),
                hidden(attribute("camunda:assignee"), "${routing.person(execution)}"),
                hidden(attribute("camunda:candidateGroups"), "${routing.candidates(execution)}"),
                existingForm(), formBinding(), deadline(), due(), opinion(), countersign(), clause()).grouped(TASK_GROUPS);
    }

    private ElementTemplate ownStep() {
        return ElementTemplate.of("own-step", "本人办理", "UserTask", "只能由某人本人办理的环节，如陈述申辩；不能转办、委派、会签。",
                words("由谁办理", property("namedPerson")).matching("^[A-Za-z][A-Za-z0-9]*$", "填写变量名，只有字母和数字").required()
                        .explained("存放该人员的变量名，由前面环节写入。").in("who"),
                hidden(attribute("camunda:assignee"), "${routing.namedPerson(execution)}"),
                existingForm(), formBinding(), deadline(), due(), clause()).grouped(TASK_GROUPS);
    }

    /** The listener that takes the vote cannot be set by a template: a new ballot is a copy of an existing one. */
    private ElementTemplate ballot() {
        return ElementTemplate.of("ballot", "委员表决", "UserTask", "党委集体研究时每名成员各投一票。新的表决请整段复制已有的“集体研究”。",
                hidden(property("namedPerson"), "voter"), hidden(attribute("camunda:assignee"), "${voter.stringValue()}"),
                existingForm(), formBinding(), deadline(), due(), clause()).grouped(TASK_GROUPS);
    }

    private ElementTemplate notification() {
        return ElementTemplate.of("notification", "通知", "ServiceTask", "把固定文字的通知送进收件箱，登记了邮箱的同时发邮件；通知不含事项内容。",
                hidden(attribute("camunda:delegateExpression"), "${notify}"),
                choice("通知内容", field("template"), vocabulary.notifications()).required().in("what"),
                choice("通知岗位", field("roles"), vocabulary.roleLists(diagrams.elements()
                        .filter(drawn -> "${notify}".equals(drawn.attribute("delegateExpression"))).map(drawn -> drawn.fields().get("roles")))).required()
                        .explained("需要通知列表以外的岗位组合时，再加一个通知。").in("who"),
                choice("在哪一级", field("place"), vocabulary.places(Place.Kind.PERSON, Place.Kind.CONCERNED, Place.Kind.SUBORDINATE)).required()
                        .beginningWith("own").in("who"),
                clause()).grouped(SYSTEM_GROUPS);
    }

    private ElementTemplate clue() {
        return ElementTemplate.of("clue", "发现问责线索", "ServiceTask", "发现疑似失职失责的，登记线索并自动启动问责程序。",
                hidden(attribute("camunda:delegateExpression"), "${openClue}"),
                choice("线索类别", field("rule"), vocabulary.clueRules()).required().in("what"),
                text("发现的情况", input("clueStatement")).required().explained("可以用 ${变量名} 引用事项中的内容。").in("what"),
                clause()).grouped(SYSTEM_GROUPS);
    }

    private ElementTemplate supervision() {
        return ElementTemplate.of("supervision", "督办", "ServiceTask", "下达督办，由本单位督办岗位签发督办单、限期整改；本流程不等待其结果。环节逾期的督办由时限表规定，不用画。",
                hidden(attribute("camunda:delegateExpression"), "${startFollowUp}"), hidden(attribute("camunda:asyncBefore"), true),
                hidden(field("message"), "supervision-ordered"),
                words("督办事项", input("supervisedMatter")).required().in("what"),
                words("督办原因", input("supervisionReason")).required().in("what"),
                choice("被督办单位", input("supervisedOrganisation"), List.of(new Choice("${execution.tenantId}", "本单位"),
                        new Choice("${concernedOrganisation}", Place.Kind.CONCERNED.label()), new Choice("${subordinate}", Place.Kind.SUBORDINATE.label())))
                        .required().in("who"),
                choice("被督办岗位", input("supervisedRole"), vocabulary.roles()).required().in("who"),
                choice("督办岗位", input("supervisingRole"), vocabulary.roles()).required().beginningWith("secretary").in("who"),
                choice("紧急程度", input("severity"), List.of(new Choice("urgent", "紧急"), new Choice("ordinary", "一般"))).required()
                        .beginningWith("ordinary").in("when"),
                clause()).grouped(SYSTEM_GROUPS);
    }

    private ElementTemplate followUp() {
        return ElementTemplate.of("follow-up", "转另一程序", "ServiceTask", "引出新的事项，本事项不等待其结果。带给新事项的内容写在“Inputs”中。",
                hidden(attribute("camunda:delegateExpression"), "${startFollowUp}"), hidden(attribute("camunda:asyncBefore"), true),
                choice("转哪个程序", field("message"), shipped.startMessages()).required().in("what"), clause()).grouped(SYSTEM_GROUPS).withOwnGroups();
    }

    private ElementTemplate report() {
        return ElementTemplate.of("report", "报送疫情信息", "CallActivity", "按即时报告程序逐级上报，报送完毕后本流程继续。",
                hidden(attribute("calledElement"), REPORT), hidden(attribute("camunda:asyncBefore"), true),
                hidden(businessKey(), "#{execution.processBusinessKey}"),
                choice("报告种类", given("reportKind"), vocabulary.reportKinds()).required().in("what"),
                words("标题", given("subject")).required().in("what"),
                words("内容", given("reportSummary")).required().explained("可以用 ${变量名} 引用事项中的内容。").in("what"),
                hidden(passed("suspectedCount"), "suspectedCount"), hidden(passed("confirmedCount"), "confirmedCount"),
                hidden(passed("closeContactCount"), "closeContactCount"), hidden(passed("isolatedCount"), "isolatedCount"),
                clause()).grouped(SYSTEM_GROUPS);
    }

    private ElementTemplate call() {
        return ElementTemplate.of("call", "调用另一程序", "CallActivity", "办完另一程序后本流程继续，案件编号不变。双方交换的内容写在“In mappings”“Out mappings”中。",
                choice("调用哪个程序", attribute("calledElement"), shipped.procedures(REPORT)).required().in("what"),
                hidden(businessKey(), "#{execution.processBusinessKey}"), clause()).grouped(SYSTEM_GROUPS).withOwnGroups();
    }

    private ElementTemplate start() {
        return ElementTemplate.of("start", "岗位发起", "StartEvent", "由工作人员填表发起。",
                words("可以发起的岗位", property("startRoles")).required()
                        .matching(Vocabulary.roleListPattern(), "填写岗位代码，几个岗位用英文逗号分隔，不留空格")
                        .explained("岗位代码：" + Vocabulary.roleWords()).in("who"),
                choice("发起表单", attribute("camunda:formRef"), shipped.startForms()).required().in("what"), formBinding(), clause())
                .grouped("who", "谁可以发起", "what", "填写什么", "basis", "依据");
    }

    private ElementTemplate decision() {
        return ElementTemplate.of("decision", "规则判定", "BusinessRuleTask", "按决策表得出结论。",
                choice("决策表", attribute("camunda:decisionRef"), shipped.decisions()).required().in("what"),
                choice("结论形式", attribute("camunda:mapDecisionResult"), List.of(new Choice("singleEntry", "一个值"), new Choice("singleResult", "一行"),
                        new Choice("collectEntries", "一列"), new Choice("resultList", "多行"))).required().beginningWith("singleEntry").in("what"),
                words("结论存入变量", attribute("camunda:resultVariable")).required()
                        .matching("^[A-Za-z][A-Za-z0-9]*$", "填写变量名，只有字母和数字").in("what"),
                clause()).grouped(SYSTEM_GROUPS);
    }

    private ElementTemplate phase() {
        return ElementTemplate.of("phase", "阶段", "SubProcess", "把几个环节合为一个阶段。",
                choice("办理时限", property("deadline"), Vocabulary.orNone(vocabulary.deadlines(), "不单独计时"))
                        .explained("供阶段上画出的定时器使用。").in("when"),
                clause()).grouped(SYSTEM_GROUPS);
    }

    private ElementTemplate systemStep(String key, String name, String description, boolean later) {
        return ElementTemplate.of(key, name, "ServiceTask", description,
                choice("办理什么", attribute("camunda:delegateExpression"), shipped.systemSteps(later, Set.of("notify", "openClue", "startFollowUp")))
                        .required().in("what"),
                choice("办理时限", property("deadline"), Vocabulary.orNone(vocabulary.deadlines(), "不计时")).explained("仅召集会议、公示等需要。").in("when"),
                clause()).grouped(SYSTEM_GROUPS);
    }

    private Entry existingForm() {
        return choice("表单", attribute("camunda:formRef"), shipped.stepForms()).required().in("what");
    }

    private static Entry newForm() {
        return words("表单", attribute("camunda:formRef")).required().matching("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "填写表单文件名，不含 .form")
                .explained("新表单的文件名（不含 .form），部署时一并选上。").in("what");
    }

    private static Entry formBinding() {
        return hidden(attribute("camunda:formRefBinding"), "deployment");
    }

    private Entry deadline() {
        return choice("办理时限", property("deadline"), vocabulary.deadlines()).required()
                .explained("选本流程的或者“通用”的，其他流程的不能用。提醒、催办、督办、问责线索由同一行规定。").in("when");
    }

    private static Entry due() {
        return hidden(attribute("camunda:dueDate"), "${deadlines.due(execution)}");
    }

    private static Entry opinion() {
        return choice("签署意见", property("opinionRequired"), List.of(new Choice("", "不要求"), new Choice("true", "必须签署意见才能办结")))
                .in("rules");
    }

    private Entry countersign() {
        return choice("会签", property("countersign"), vocabulary.signingRules())
                .explained("要求会签的，经办人在“更多办理”中请人会签，通过后才能办结。").in("rules");
    }

    private Entry clause() {
        return choice("通知条款", property("notice"), vocabulary.clauses()).explained("青教综〔2020〕25号规定的工作，选择对应条款。").in("basis");
    }
}
