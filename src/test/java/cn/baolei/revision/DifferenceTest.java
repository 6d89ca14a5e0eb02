package cn.baolei.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits of the shipped diagrams, tables and forms, and the words in which each is told. */
class DifferenceTest {

    private static final Path PLEDGE = Path.of("processes/outreach/pledge.bpmn");
    private static final Path DEADLINES = Path.of("processes/decisions/deadlines.dmn");
    private static final Path CHECK = Path.of("forms/outreach/pledge-check.form");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "name=\"汇总签名\" | name=\"汇总党员签名\" | 修改系统环节“汇总签名”：名称：汇总签名 → 汇总党员签名",
        "value=\"discipline-member\" | value=\"secretary\" | 修改人工环节“检查践诺情况（纪检委员）”：岗位：纪检委员 → 书记",
        "name=\"deadline\" value=\"check\" | name=\"deadline\" value=\"sign\" | 修改人工环节“检查践诺情况（纪检委员）”：时限：check的时限（check） → sign的时限（sign）",
        "name=\"place\" value=\"person\" | name=\"place\" value=\"superior\" | 修改人工环节“签名承诺（党员）”：单位：指定的一个人 → 上级",
        "${checkResult != 'none'} | ${checkResult == 'some'} | 修改流向“有”（是否发现违诺？→认定情节）：条件：${checkResult != 'none'} → ${checkResult == 'some'}",
        "default=\"noBreach\" | default=\"toJudgeBreach\" | 修改判断“是否发现违诺？”：默认分支：流向“没有”（是否发现违诺？→isOver） → 流向“有”（是否发现违诺？→认定情节）",
        "id=\"toListSigners\" sourceRef=\"sign\" targetRef=\"listSigners\" | id=\"toListSigners\" sourceRef=\"sign\" targetRef=\"checks\" | 修改流向（逐人签名→汇总签名）：终点：系统环节“汇总签名” → 子流程“检查践诺”",
        "${pledges.nextCheckAt(execution)} | ${pledges.signingEndsAt(execution)} | 修改等待事件“到检查时间”：定时：${pledges.nextCheckAt(execution)} → ${pledges.signingEndsAt(execution)}",
        "${requirePartyMember} | ${requireOfficial} | 修改人工环节“检查践诺情况（纪检委员）”：环节动作“complete”：${requirePartyMember} variable=breachMember → ${requireOfficial} variable=breachMember",
        "<camunda:inputParameter name=\"pledgeAgreed\" /> | `` | 修改子流程“逐人签名”：输入“pledgeAgreed”：有 → （无）",
        "startRoles\" value=\"secretary\" | startRoles\" value=\"secretary,deputy-secretary\" | 修改开始“发起承诺”：发起岗位：书记 → 书记、副书记",
        "<bpmn:flowNodeRef>summarise</bpmn:flowNodeRef> | `` | 修改人工环节“通报小结”：泳道：书记 → （无）"})
    void should_SayWhatChanged_When_OneElementIsEdited(String before, String after, String told) {
        String text = read(PLEDGE);
        int at = text.indexOf(before);
        assertThat(at).as(before).isNotNegative();
        String gateway = text.replaceAll("(?s).*<bpmn:exclusiveGateway id=\"isOver\" name=\"([^\"]*)\".*", "$1");
        List<String> changes = texts(text, text.substring(0, at) + after + text.substring(at + before.length()));
        assertThat(changes).containsExactly(told.replace("isOver", gateway));
    }

    @Test
    void should_TellAddedRemovedAndMoved_When_ElementsComeGoAndAreShifted() {
        BpmnModelInstance before = diagram(read(PLEDGE));
        BpmnModelInstance after = diagram(read(PLEDGE));
        after.getModelElementById("toSummarise").getParentElement().removeChildElement(after.getModelElementById("toSummarise"));
        org.camunda.bpm.model.bpmn.instance.UserTask task = after.newInstance(org.camunda.bpm.model.bpmn.instance.UserTask.class, "read");
        task.setName("阅知");
        after.getModelElementById("pledge").addChildElement(task);
        assertThat(DiagramDifference.between(before, after, (process, step) -> "").stream().map(Change::text))
                .contains("新增人工环节“阅知”", "删除流向（检查践诺→通报小结）").hasSize(2);
        String moved = read(PLEDGE).replaceFirst("(bpmnElement=\"summarise\"[^>]*>\\s*<dc:Bounds x=\")(\\d+)\" y=\"(\\d+)", "$17777\" y=\"$3");
        assertThat(texts(read(PLEDGE), moved)).containsExactly("移动人工环节“通报小结”");
    }

    @Test
    void should_FindNothing_When_OnlyTheWayOfWritingDiffers() {
        String text = read(PLEDGE);
        assertThat(texts(text, text.replaceAll("(x|y)=\"(\\d+)\"", "$1=\"$2.0\"").replaceAll(">\\s+<", "><"))).isEmpty();
        assertThat(texts(text, Bpmn.convertToString(diagram(text)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void should_CompareEveryShippedDiagram_When_ItIsHeldAgainstNothingButItself(Path file) {
        assertThat(texts(read(file), read(file))).isEmpty();
    }

    static Stream<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream();
        }
    }

    @Test
    void should_TellRows_When_DecisionTableIsEdited() {
        String text = read(DEADLINES);
        assertThat(tableTexts(text, text.replaceFirst("PT30M", "PT25M")))
                .containsExactly("修改行“immediate-report，draft”：到期并催办（环节开始后）：30分钟 → 25分钟");
        String rule = text.substring(text.indexOf("<rule id=\"immediate-report-draft\">"), text.indexOf("<rule id=\"immediate-report-check\">"));
        assertThat(tableTexts(text, text.replace(rule, ""))).containsExactly("删除行“immediate-report，draft”");
        assertThat(tableTexts(text.replace(rule, ""), text)).containsExactly("新增行“immediate-report，draft”");
        int end = text.lastIndexOf("</decisionTable>");
        String last = text.substring(0, end).replace(rule, "") + rule + text.substring(end);
        assertThat(tableTexts(text, last)).containsExactly("移动行“immediate-report，draft”");
        assertThat(tableTexts(text, text.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""))).containsExactly("修改决策表“办理时限”：命中方式：FIRST → UNIQUE");
    }

    @Test
    void should_TellFields_When_FormIsEdited() throws JsonProcessingException {
        String text = read(CHECK);
        assertThat(formTexts(text, text.replace("\"未签名的党员\"", "\"尚未签名的党员\""))).containsExactly("修改字段“未签名的党员”：标题：未签名的党员 → 尚未签名的党员");
        assertThat(formTexts(text, text.replace("\"key\": \"unsignedMembers\",", "\"key\": \"unsignedMembers\", \"validate\": {\"required\": true, \"maxLength\": 200},")))
                .containsExactly("修改字段“未签名的党员”：必填：（无） → 是；最多字数：（无） → 200");
        assertThat(formTexts(text, text.replace("\"components\": [\n    {", "\"components\": [\n    {\"id\": \"Field_n\", \"type\": \"textfield\", \"key\": \"remark\", \"label\": \"备注\"},\n    {")))
                .containsExactly("新增字段“备注”");
        assertThat(formTexts(text, text.replace("\"key\": \"signBy\"", "\"key\": \"signUntil\""))).containsExactly("新增字段“签名截止日期”", "删除字段“签名截止日期”");
    }

    @ParameterizedTest
    @CsvSource({"PT2H, 2小时", "PT30M, 30分钟", "PT1H30M, 1小时30分钟", "P5D, 5日", "P1M, 1个月", "P1DT12H, 36小时", "secretary, secretary", "P, P"})
    void should_SayTermsInWords(String term, String words) {
        assertThat(Terms.inWords(term)).isEqualTo(words);
    }

    private static List<String> texts(String before, String after) {
        return DiagramDifference.between(diagram(before), diagram(after), (process, step) -> step + "的时限").stream().map(Change::text).toList();
    }

    private static List<String> tableTexts(String before, String after) {
        return TableDifference.between(table(before), table(after)).stream().map(Change::text).toList();
    }

    private static List<String> formTexts(String before, String after) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        return FormDifference.between(json.readTree(before), json.readTree(after)).stream().map(Change::text).toList();
    }

    private static BpmnModelInstance diagram(String text) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static DmnModelInstance table(String text) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
