package cn.baolei.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of loss in a diagram, in the words that a process owner reads; and what is no loss. */
class DutiesStayTest {

    private static final String C23 = "它落实通知2-3“书记直接抓在手上，亲自抓、负总责，班子成员带头分片包干”，须保留。";
    private static final String C27 = "它落实通知2-7“一旦发现疫情，及时报送疫情信息，确保不瞒报、虚报、假报、漏报”，须保留。";
    private static final String NEW_GATEWAY = "<bpmn:exclusiveGateway id=\"isUrgent\" name=\"急件？\" default=\"usual\" />"
            + "<bpmn:sequenceFlow id=\"usual\" sourceRef=\"isUrgent\" targetRef=\"%s\" />"
            + "<bpmn:sequenceFlow id=\"short\" name=\"急件\" sourceRef=\"isUrgent\" targetRef=\"%s\">"
            + "<bpmn:conditionExpression>${urgent}</bpmn:conditionExpression></bpmn:sequenceFlow>";

    private final String shipped = read();

    private static String read() {
        try {
            return Files.readString(Path.of("src/test/resources/obligation/report.bpmn"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                arguments("removed", List.of("sourceRef=\"draft\" targetRef=\"check\"", "sourceRef=\"draft\" targetRef=\"isPassed\"",
                                "id=\"check\" name=\"核对\"", "id=\"look\" name=\"核对\"", "attachedToRef=\"check\"", "attachedToRef=\"look\"",
                                "<bpmn:sequenceFlow id=\"f3\" sourceRef=\"check\" targetRef=\"isPassed\" />", ""),
                        List.of("“核对”被删除。" + C27, "“每日续报”的触发条件、时间或者位置被改动。由它引出“续报”等，落实通知2-7“一旦发现疫情，及时报送疫情信息，确保不瞒报、虚报、假报、漏报”，须保留。")),
                arguments("by-passed by a new gateway", List.of("sourceRef=\"draft\" targetRef=\"check\"",
                                "sourceRef=\"draft\" targetRef=\"isUrgent\"", "</bpmn:process>", NEW_GATEWAY.formatted("check",
                                "isPassed") + "</bpmn:process>"),
                        List.of("“核对”可以被绕过：从“拟稿”起，可以走“急件？”而不经过它。" + C27)),
                arguments("by-passed by a new exit of a deciding gateway", List.of("</bpmn:process>",
                                "<bpmn:sequenceFlow id=\"skip\" name=\"直接报\" sourceRef=\"isPassed\" "
                                        + "targetRef=\"both\"><bpmn:conditionExpression>${checkDecision == "
                                        + "'skip'}</bpmn:conditionExpression></bpmn:sequenceFlow></bpmn:process>"),
                        List.of("“会签”可以被绕过：从“核对通过？”起，可以走“直接报”而不经过它。" + C23, "“拟稿”可以被绕过：从“核对通过？”起，可以走“直接报”而不经过它。" + C27, "“核对”可以被绕过：从“核对通过？”起，可以走“直接报”而不经过它。" + C27)),
                arguments("by-passed by a dead branch", List.of("${checkDecision == 'pass'}", "${false}"),
                        List.of("“会签”可以被绕过：从“核对通过？”起，不再必经它。" + C23, "“公示期满”可以被绕过：从“核对通过？”起，不再必经它。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。",
                                "“判定”可以被绕过：从“核对通过？”起，不再必经它。" + C27, "“报上级”可以被绕过：从“核对通过？”起，不再必经它。" + C27, "“通知班子”可以被绕过：从“核对通过？”起，不再必经它。" + C23)),
                arguments("by-passed by another condition", List.of("${checkDecision == 'pass'}",
                                "${checkDecision == 'pass' or checkDecision == 'none'}"),
                        List.of("“拟稿”可以被绕过：从“核对通过？”起，不再必经它。" + C27, "“核对”可以被绕过：从“核对通过？”起，不再必经它。" + C27)),
                arguments("cut short by a timer", List.of("<bpmn:endEvent id=\"closed\"",
                                "<bpmn:boundaryEvent id=\"tooLong\" name=\"超时\" attachedToRef=\"draft\"><bpmn:timerEventDefinition "
                                        + "id=\"tooLongTimer\"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:sequenceFlow id=\"x1\" sourceRef=\"tooLong\" targetRef=\"check\" /><bpmn:endEvent id=\"closed\""),
                        List.of("“拟稿”可能没有办完就中断：可以转走“超时”。" + C27)),
                arguments("cut short by an event sub-process", List.of("</bpmn:process>",
                                "<bpmn:subProcess id=\"stop\" name=\"终止\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"stopped\" "
                                        + "name=\"叫停\"><bpmn:messageEventDefinition id=\"stoppedDefinition\" messageRef=\"askedMessage\" "
                                        + "/></bpmn:startEvent><bpmn:endEvent id=\"stopEnd\" /><bpmn:sequenceFlow id=\"x1\" "
                                        + "sourceRef=\"stopped\" targetRef=\"stopEnd\" /></bpmn:subProcess></bpmn:process>"),
                        List.of("“会签”可能没有办完就中断：可以转走“叫停”。" + C23, "“公示期满”可以被绕过：从“等候答复”起，可以走“叫停”而不经过它。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。",
                                "“判定”可能没有办完就中断：可以转走“叫停”。" + C27, "“报上级”可能没有办完就中断：可以转走“叫停”。" + C27, "“拟稿”可能没有办完就中断：可以转走“叫停”。" + C27, "“核对”可能没有办完就中断：可以转走“叫停”。" + C27, "“续报”可能没有办完就中断：可以转走“叫停”。" + C27, "“通知班子”可能没有办完就中断：可以转走“叫停”。" + C23)),
                arguments("cut off by a terminate end", List.of("<bpmn:endEvent id=\"closed\"",
                                "<bpmn:endEvent id=\"quick\" name=\"从速办结\"><bpmn:terminateEventDefinition id=\"quickTerminate\" "
                                        + "/></bpmn:endEvent><bpmn:endEvent id=\"closed\"",
                                "id=\"f8\" sourceRef=\"tell\" targetRef=\"joined\"", "id=\"f8\" sourceRef=\"tell\" targetRef=\"quick\"",
                                "id=\"f7\" sourceRef=\"send\" targetRef=\"joined\"", "id=\"f7\" sourceRef=\"send\" targetRef=\"answering\"",
                                "<bpmn:sequenceFlow id=\"f9\" sourceRef=\"joined\" targetRef=\"answering\" />", "",
                                "<bpmn:parallelGateway id=\"joined\" />", ""),
                        List.of("“公示期满”会被中途截断：走到“从速办结”时，它可能还没有办完。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。",
                                "“公示期满”可以被绕过：从“通知班子”起，可以走“从速办结”而不经过它。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。",
                                "“判定”会被中途截断：走到“从速办结”时，它可能还没有办完。" + C27, "“判定”可以被绕过：从“通知班子”起，可以走“从速办结”而不经过它。" + C27, "“报上级”会被中途截断：走到“从速办结”时，它可能还没有办完。" + C27, "“续报”会被中途截断：走到“从速办结”时，它可能还没有办完。" + C27, "“通知班子”被推后：“公示期满”可以先于它办理。" + C23)),
                arguments("only one of two", List.of("<bpmn:parallelGateway id=\"both\" />",
                                "<bpmn:exclusiveGateway id=\"both\" name=\"报谁？\" default=\"f5\" />",
                                "<bpmn:sequenceFlow id=\"f6\" sourceRef=\"both\" targetRef=\"tell\" />",
                                "<bpmn:sequenceFlow id=\"f6\" name=\"只通知\" sourceRef=\"both\" "
                                        + "targetRef=\"tell\"><bpmn:conditionExpression>${onlyTell}</bpmn:conditionExpression></bpmn:sequenceFlow>", "<bpmn:parallelGateway id=\"joined\" />", "<bpmn:exclusiveGateway id=\"joined\" />"),
                        List.of("“报上级”可以被绕过：从“both”起，可以走“只通知”而不经过它。" + C27, "“通知班子”可以被绕过：从“both”起，可以走“报上级”而不经过它。" + C23)),
                arguments("too early", List.of("id=\"f4\" sourceRef=\"sign\" targetRef=\"both\"",
                                "id=\"f4\" sourceRef=\"sign\" targetRef=\"answering\"",
                                "<bpmn:sequenceFlow id=\"f9\" sourceRef=\"joined\" targetRef=\"answering\" />",
                                "<bpmn:sequenceFlow id=\"f9\" sourceRef=\"joined\" targetRef=\"sign\" />",
                                "name=\"通过\" sourceRef=\"isPassed\" targetRef=\"sign\"",
                                "name=\"通过\" sourceRef=\"isPassed\" targetRef=\"both\""),
                        List.of("“会签”被推后：“报上级”可以先于它办理。" + C23, "“报上级”可以被绕过：从“会签”起，可以走“答复”而不经过它。" + C27, "“通知班子”可以被绕过：从“会签”起，可以走“答复”而不经过它。" + C23)),
                arguments("no way back", List.of("name=\"退回\" sourceRef=\"isPassed\" targetRef=\"draft\"",
                                "name=\"退回\" sourceRef=\"isPassed\" targetRef=\"isPassed\""),
                        List.of("“拟稿”可以被绕过：从“核对通过？”起，不再必经它。" + C27, "“核对”可以被绕过：从“核对通过？”起，不再必经它。" + C27)),
                arguments("event dropped", List.of("id=\"daily\" name=\"每日续报\" attachedToRef=\"check\"",
                                "id=\"daily\" name=\"每日续报\" attachedToRef=\"sign\""),
                        List.of("“每日续报”的触发条件、时间或者位置被改动。由它引出“续报”等，落实通知2-7“一旦发现疫情，及时报送疫情信息，确保不瞒报、虚报、假报、漏报”，须保留。")),
                arguments("event made to interrupt", List.of("attachedToRef=\"check\" cancelActivity=\"false\"", "attachedToRef=\"check\""),
                        List.of("“会签”可以被绕过：从“核对通过？”起，可以走“每日续报”而不经过它。" + C23, "“公示期满”可以被绕过：从“核对通过？”起，可以走“每日续报”而不经过它。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。", "“判定”可以被绕过：从“核对通过？”起，可以走“每日续报”而不经过它。" + C27, "“报上级”可以被绕过：从“核对通过？”起，可以走“每日续报”而不经过它。" + C27, "“核对”可能没有办完就中断：可以转走“每日续报”。" + C27, "“每日续报”的触发条件、时间或者位置被改动。由它引出“续报”等，落实通知2-7“一旦发现疫情，及时报送疫情信息，确保不瞒报、虚报、假报、漏报”，须保留。", "“通知班子”可以被绕过：从“核对通过？”起，可以走“每日续报”而不经过它。" + C23)),
                arguments("made to wait", List.of("id=\"f4\" sourceRef=\"sign\" targetRef=\"both\"",
                                "id=\"f4\" sourceRef=\"sign\" targetRef=\"pause\"", "</bpmn:process>",
                                "<bpmn:intermediateCatchEvent id=\"pause\" name=\"等三十天\"><bpmn:timerEventDefinition "
                                        + "id=\"pauseTimer\"><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:sequenceFlow id=\"x1\" sourceRef=\"pause\" targetRef=\"both\" /></bpmn:process>"),
                        List.of("“报上级”被推迟：新增的“等三十天”要先等到，才轮到它。" + C27)),
                arguments("new start past duties", List.of("</bpmn:process>",
                                "<bpmn:startEvent id=\"quickStart\" name=\"直接签发\"><bpmn:messageEventDefinition id=\"quickStartDefinition\" "
                                        + "messageRef=\"askedMessage\" /></bpmn:startEvent><bpmn:sequenceFlow id=\"x1\" "
                                        + "sourceRef=\"quickStart\" targetRef=\"sign\" /></bpmn:process>"),
                        List.of("“拟稿”可以被绕过：从“直接签发”起，不再必经它。" + C27, "“核对”可以被绕过：从“直接签发”起，不再必经它。" + C27)),
                arguments("way aside leads ahead", List.of("sourceRef=\"followUp\" targetRef=\"followedUp\"",
                                "sourceRef=\"followUp\" targetRef=\"sign\""),
                        List.of("“核对”被推后：“会签”可以先于它办理。" + C27)),
                arguments("notice dropped", List.of("value=\"4-1\"", "value=\"4-2\""),
                        List.of("“公示期满”不再标明它落实通知4-1。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。")),
                arguments("role", List.of("\"office-director\"", "\"counsellor\""),
                        List.of("“核对”的“经办岗位”被改动（原为党办主任，现为班主任/辅导员）。" + C27)),
                arguments("place", List.of("<camunda:property name=\"place\" value=\"superior\" />",
                                "<camunda:property name=\"place\" value=\"own\" />"),
                        List.of("“核对”的“岗位所在单位”被改动（原为上级，现为本级）。" + C27)),
                arguments("another person no longer needed", List.of("<camunda:property name=\"otherThan\" value=\"draft\" />", ""),
                        List.of("“核对”的“须换人办理”被去掉。" + C27)),
                arguments("fewer signatures", List.of("name=\"countersign\" value=\"all\"", "name=\"countersign\" value=\"any\""),
                        List.of("“核对”的“会签规则”被改动。" + C27)),
                arguments("opinion no longer needed", List.of("<camunda:property name=\"opinionRequired\" value=\"true\" />", ""),
                        List.of("“核对”的“须先写意见”被去掉。" + C27)),
                arguments("named person", List.of("value=\"signer\"", "value=\"drafter\""),
                        List.of("“会签”的“须由本人办理”被改动。" + C23)),
                arguments("deadline gone", List.of("<camunda:property name=\"deadline\" value=\"check\" />", ""),
                        List.of("“核对”的“办理时限”被去掉。" + C27)),
                arguments("due date", List.of("camunda:formRef=\"report-check\" "
                                        + "camunda:candidateGroups=\"${routing.candidates(execution)}\" "
                                        + "camunda:dueDate=\"${deadlines.due(execution)}\"",
                                "camunda:formRef=\"report-check\" camunda:candidateGroups=\"${routing.candidates(execution)}\" "
                                        + "camunda:dueDate=\"P90D\""),
                        List.of("“核对”的“到期时间”被改动。" + C27)),
                arguments("candidates", List.of("camunda:formRef=\"report-check\" "
                                        + "camunda:candidateGroups=\"${routing.candidates(execution)}\"",
                                "camunda:formRef=\"report-check\" camunda:candidateGroups=\"anyone\""),
                        List.of("“核对”的“候选办理人”被改动。" + C27)),
                arguments("form gone", List.of(" camunda:formRef=\"report-check\"", ""),
                        List.of("“核对”的“表单”被去掉。" + C27)),
                arguments("time of a duty", List.of("${noticeEndsAt}", "${now()}"),
                        List.of("“公示期满”的“触发条件、时间或者位置”被改动。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。")),
                arguments("delegate", List.of("${sendReportUpward}", "${notify}"),
                        List.of("“报上级”的“系统处理”被改动。" + C27)),
                arguments("template", List.of("stringValue=\"report-sent\"", "stringValue=\"other\""),
                        List.of("“通知班子”的“参数 template”被改动。" + C23)),
                arguments("roles narrower", List.of("\"secretary,committee-member\"", "\"secretary\""),
                        List.of("“通知班子”的“参数 roles”被改动。" + C23)),
                arguments("called process", List.of("calledElement=\"immediate-report\"", "calledElement=\"screening\""),
                        List.of("“续报”的“调用的流程”被改动。" + C27)),
                arguments("handed on", List.of("<camunda:in source=\"subject\" target=\"subject\" />",
                                "<camunda:in sourceExpression=\"无\" target=\"subject\" />"),
                        List.of("“续报”的“传入的数据 subject”被改动。" + C27)),
                arguments("handed back", List.of("<camunda:out source=\"reportNumber\" target=\"followUpNumber\" />", ""),
                        List.of("“续报”的“传出的数据 followUpNumber”被去掉。" + C27)),
                arguments("hidden variable", List.of("<camunda:property name=\"namedPerson\" value=\"signer\" />",
                                "<camunda:property name=\"namedPerson\" value=\"signer\" />",
                                "</camunda:properties>\n      </bpmn:extensionElements>\n      <bpmn:multi",
                                "</camunda:properties><camunda:inputOutput><camunda:inputParameter "
                                        + "name=\"signer\">someone</camunda:inputParameter></camunda:inputOutput>\n      "
                                        + "</bpmn:extensionElements>\n      <bpmn:multi"),
                        List.of("“会签”新加了“输入的数据 signer”，会改变它的办理。" + C23)),
                arguments("decision table", List.of("camunda:decisionRef=\"report-integrity\"", "camunda:decisionRef=\"discharge\""),
                        List.of("“判定”的“决策表”被改动。" + C27)),
                arguments("type", List.of("<bpmn:serviceTask id=\"send\"", "<bpmn:sendTask id=\"send\"", "${sendReportUpward}\">",
                                "${sendReportUpward}\">", "</bpmn:serviceTask>\n    <bpmn:serviceTask id=\"tell\"",
                                "</bpmn:sendTask>\n    <bpmn:serviceTask id=\"tell\""),
                        List.of("“报上级”的“类型”被改动。" + C27)),
                arguments("second signature dropped by a condition", List.of("camunda:elementVariable=\"signer\" />",
                                "camunda:elementVariable=\"signer\"><bpmn:completionCondition>${nrOfCompletedInstances &gt; "
                                        + "0}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>"),
                        List.of("“会签”的多人（多次）办理被改动，可能少一人办理或者不办。" + C23)),
                arguments("second signature dropped", List.of("<bpmn:multiInstanceLoopCharacteristics "
                                        + "camunda:collection=\"${signers.elements()}\" camunda:elementVariable=\"signer\" />", ""),
                        List.of("“会签”的多人（多次）办理被改动，可能少一人办理或者不办。" + C23)),
                arguments("fewer signers", List.of("${signers.elements()}", "${firstSigner.elements()}"),
                        List.of("“会签”的多人（多次）办理被改动，可能少一人办理或者不办。" + C23)),
                arguments("several times, perhaps never", List.of("<bpmn:startEvent id=\"answeringBegins\"",
                                "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${none}\" camunda:elementVariable=\"one\" "
                                        + "/><bpmn:startEvent id=\"answeringBegins\""),
                        List.of("“公示期满”所在的“答复”的多人（多次）办理被改动，可能少办或者不办。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。")),
                arguments("compensation only", List.of("name=\"报上级\" camunda", "name=\"报上级\" isForCompensation=\"true\" camunda"),
                        List.of("“公示期满”不再走得到：从“报上级”起，没有路线通到它。它落实通知4-1“及时发现和总结先进典型，广泛宣传”，须保留。",
                                "“判定”不再走得到：从“报上级”起，没有路线通到它。" + C27, "“报上级”的“执行时机”被改动。" + C27, "“报上级”被推后：“公示期满”可以先于它办理。" + C27)),
                arguments("answer given by somebody else", List.of("name=\"续报\" calledElement=\"immediate-report\">\n      "
                                        + "<bpmn:extensionElements>",
                                "name=\"续报\" calledElement=\"immediate-report\">\n      "
                                        + "<bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter "
                                        + "name=\"checkDecision\">pass</camunda:outputParameter></camunda:inputOutput>"),
                        List.of("“续报”会改写“checkDecision”，而“核对通过？”按它判断。它决定着通知2-7“一旦发现疫情，及时报送疫情信息，确保不瞒报、虚报、假报、漏报”的落实，只能由原来的环节填写。")),
                arguments("starters", List.of("\"reporter,duty-officer\"", "\"duty-officer\""),
                        List.of("“情况报告”不再能由疫情信息报送员发起。" + C27)),
                arguments("clause of the process", List.of("<camunda:property name=\"startRoles\" value=\"reporter,duty-officer\" />\n      "
                                        + "  <camunda:property name=\"notice\" value=\"2-7\" />",
                                "<camunda:property name=\"startRoles\" value=\"reporter,duty-officer\" />"),
                        List.of("“情况报告”不再标明整个流程落实的条文。" + C27)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void should_SayWhatIsLost_When_ADutyIsRemovedByPassedOrLoosened(String what, List<String> changes, List<String> messages) {
        assertThat(Obligations.lost(model(shipped), changed(changes))).extracting(Loss::message).containsExactlyInAnyOrderElementsOf(messages);
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                arguments("nothing", List.of()),
                arguments("name", List.of("name=\"核对\"", "name=\"党办核对\"")),
                arguments("more told", List.of("secretary,committee-member", "secretary,committee-member,doctor")),
                arguments("more starters", List.of("reporter,duty-officer", "reporter,duty-officer,doctor")),
                arguments("new gateway, both ways rejoin", List.of("targetRef=\"check\" />", "targetRef=\"isUrgent\" />",
                        "</bpmn:process>", NEW_GATEWAY.formatted("check", "check") + "</bpmn:process>")),
                arguments("one more round", List.of("sourceRef=\"check\" targetRef=\"isPassed\"", "sourceRef=\"check\" targetRef=\"isUrgent\"",
                        "</bpmn:process>", NEW_GATEWAY.formatted("isPassed", "draft") + "</bpmn:process>")),
                arguments("condition said otherwise", List.of("${checkDecision == 'pass'}", "${not (checkDecision != 'pass')}")),
                arguments("one after the other instead of both", List.of("id=\"f5\" sourceRef=\"both\" targetRef=\"send\"",
                        "id=\"f5\" sourceRef=\"sign\" targetRef=\"send\"", "<bpmn:parallelGateway id=\"both\" />", "",
                                "id=\"f4\" sourceRef=\"sign\" "
                                + "targetRef=\"both\"", "id=\"f4\" sourceRef=\"send\" targetRef=\"tell\"",
                                "<bpmn:sequenceFlow id=\"f6\" sourceRef=\"both\" "
                                + "targetRef=\"tell\" />", "", "id=\"f7\" sourceRef=\"send\" targetRef=\"joined\"",
                                "id=\"f7\" sourceRef=\"tell\" "
                                + "targetRef=\"answering\"", "<bpmn:sequenceFlow id=\"f8\" sourceRef=\"tell\" targetRef=\"joined\" />", "",
                        "<bpmn:sequenceFlow id=\"f9\" sourceRef=\"joined\" targetRef=\"answering\" />", "",
                                "<bpmn:parallelGateway id=\"joined\" />", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void should_SayNothing_When_NoDutySuffers(String what, List<String> changes) {
        assertThat(Obligations.lost(model(shipped), changed(changes))).isEmpty();
    }

    @Test
    void should_NameElementAndClauses_When_ADutyIsLost() {
        assertThat(Obligations.lost(model(shipped), changed(List.of("\"office-director\"",
                                "\"counsellor\"")))).singleElement().satisfies(loss -> {
            assertThat(loss.elementId()).isEqualTo("check");
            assertThat(loss.elementName()).isEqualTo("核对");
            assertThat(loss.clauses()).containsExactly("2-7");
        });
    }

    @Test
    void should_CompareNothing_When_TheProcessHasAnotherId() {
        assertThat(Obligations.lost(model(shipped), changed(List.of("<bpmn:process id=\"report\"",
                                "<bpmn:process id=\"other-report\"")))).isEmpty();
    }

    /** @param changes words and what they are replaced by, in turn */
    private BpmnModelInstance changed(List<String> changes) {
        String text = shipped;
        for (int i = 0; i < changes.size(); i += 2) {
            assertThat(text).contains(changes.get(i));
            text = text.replace(changes.get(i), changes.get(i + 1));
        }
        return model(text);
    }

    private static BpmnModelInstance model(String text) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
