package cn.baolei.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table {@code deadlines}: later, lower or left out is lost; earlier and higher is not. */
class DeadlinesStayTest {

    private static final String REPORT = "response/immediate-report";
    private static final String CHECK = "“疫情信息逐级报送”中“核对”";
    private static final String C27 = "。它落实通知2-7“一旦发现疫情，及时报送疫情信息，确保不瞒报、虚报、假报、漏报”，须保留。";

    private static final Path FILE = Path.of("processes/decisions/deadlines.dmn");
    private static final DmnModelInstance IN_FORCE = Dmn.readModelFromFile(FILE.toFile());
    private static final List<BpmnModelInstance> DIAGRAMS = Models.shipped().stream().map(Models::read).toList();

    private final String shipped = Files.readString(FILE);

    DeadlinesStayTest() throws IOException {
    }

    @Test
    void should_SayNothing_When_TheTableIsTheSame() {
        assertThat(lost(shipped)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dueAfter       | PT15M      | PT30M        | 的到期时间由15分钟放宽为30分钟
            remindAfter    | PT10M      | PT11M        | 的提醒时间由10分钟放宽为11分钟
            superviseAfter | PT30M      | P1D          | 的督办时间由30分钟放宽为1日
            clueAfter      | PT60M      | P1M          | 的转为问责线索的时间由1小时放宽为1个月
            dueAfter       | PT15M      | bald         | 的到期时间“bald”无法识别
            escalateRole   | secretary  | duty-officer | 的督办人由书记改为值班员
            """)
    void should_SayWhatIsLater_When_ARowIsLoosened(String output, String before, String now, String message) {
        assertThat(lost(changed("immediate-report-check", output, before, now))).singleElement().satisfies(loss -> {
            assertThat(loss.message()).isEqualTo(CHECK + message + C27);
            assertThat(loss.elementId()).isEqualTo("immediate-report-check");
            assertThat(loss.elementName()).isEqualTo("核对");
        });
    }

    @ParameterizedTest
    @CsvSource({"dueAfter,PT15M,PT10M", "dueAfter,PT15M,PT900S", "clueAfter,PT60M,PT1H", "remindAfter,PT10M,PT1M",
            "escalatePlace,own,superior"})
    void should_SayNothing_When_ARowIsTightenedOrSaidOtherwise(String output, String before, String now) {
        assertThat(lost(changed("immediate-report-check", output, before, now))).isEmpty();
    }

    @Test
    void should_RefuseWorkingDays_When_EveryHourCounted() {
        assertThat(lost(changed("suspected-case-verify", "mode", "continuous", "working-days"))).extracting(Loss::elementId)
                .hasSize(4).containsOnly("suspected-case-verify");
    }

    @Test
    void should_RefuseALowerPlace_When_TheSuperiorSupervised() {
        assertThat(lost(changed("suspected-case-deploy-on-site", "escalatePlace", "superior", "own"))).extracting(Loss::message)
                .containsExactly("“疑似病例处置”中“到场部署（书记）”的督办单位不再是上级。它落实通知2-3“书记直接抓在手上，亲自抓、负总责，班子成员带头分片包干”，须保留。");
    }

    @Test
    void should_FindTheNewRow_When_AnEarlierRowTakesThePlace() {
        String row = shipped.substring(shipped.indexOf("<rule id=\"default\">"), shipped.lastIndexOf("</rule>") + "</rule>".length());
        String before = shipped.replace("<rule id=\"immediate-report-draft\">", row.replace("\"default", "\"sooner") + "<rule id=\"immediate-report-draft\">");
        assertThat(lost(before)).isNotEmpty().extracting(Loss::elementId).containsOnly("sooner");
    }

    @Test
    void should_RefuseARow_When_ItIsMadeForOneSeverityOnly() {
        String urgent = shipped.replace("<inputEntry id=\"immediate-report-check-severity\"><text></text>",
                "<inputEntry id=\"immediate-report-check-severity\"><text>\"urgent\"</text>");
        assertThat(lost(urgent)).extracting(Loss::elementId).containsOnly("default");
    }

    @Test
    void should_RefuseConditions_When_TheyAreNotWords() {
        assertThat(lost(shipped.replace("<text>\"check\"</text>", "<text>not(\"check\")</text>"))).extracting(Loss::message).containsOnly(
                "办理时限表的条件只能写带引号的文字（可用逗号分隔几个）或者留空，否则无法确认各环节的时限没有放宽。");
    }

    @Test
    void should_RefuseAnotherHitPolicy_When_TheFirstRowCounted() {
        assertThat(lost(shipped.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""))).extracting(Loss::elementId).containsExactly("deadlines");
    }

    /** Every row in turn by chance: longer terms of duties are refused, shorter ones of anything are not. */
    @Test
    void should_TellLongerFromShorter_When_TermsAreChangedAtRandom() {
        Random random = new Random(20200125);
        List<MatchResult> terms = Pattern.compile("After\"><text>\"(PT?)(\\d+)([DHM][^\"]*)\"").matcher(shipped).results().toList();
        for (int i = 0; i < 30; i++) {
            MatchResult term = terms.get(random.nextInt(terms.size()));
            int number = Integer.parseInt(term.group(2));
            assertThat(lost(replaced(term, number + 1 + random.nextInt(9)))).as("longer than " + term.group()).satisfiesAnyOf(
                    losses -> assertThat(losses).isNotEmpty(), losses -> assertThat(isOfADuty(term)).isFalse());
            assertThat(lost(replaced(term, Math.max(1, number - 1 - random.nextInt(9))))).as("shorter than " + term.group()).isEmpty();
        }
    }

    /** In the Modeler a deadline is changed by choosing another row. */
    @Test
    void should_CompareTheTerms_When_ADutyIsGivenAnotherRow() {
        BpmnModelInstance report = Models.read(REPORT);
        BpmnModelInstance proposed = another("general-30m");
        assertThat(Obligations.lost(report, proposed)).isEmpty();
        assertThat(Obligations.lostDeadlines(report, proposed, IN_FORCE, IN_FORCE)).isNotEmpty().allSatisfy(loss -> {
            assertThat(loss.message()).startsWith(CHECK + "的").endsWith(C27);
            assertThat(loss.elementId()).isEqualTo("checkReport");
        }).extracting(Loss::message).contains(CHECK + "的到期时间由15分钟放宽为30分钟" + C27);
        String shorter = changed(changed(changed("general-30m", "dueAfter", "PT30M", "PT12M"), "general-30m", "remindAfter", "PT20M", "PT5M"),
                "general-30m", "superviseAfter", "PT45M", "PT20M");
        assertThat(Obligations.lostDeadlines(report, proposed, IN_FORCE, read(shorter.replaceAll("(general-30m-clueAfter\"><text>\")[^\"]+", "$1PT50M"))))
                .isEmpty();
    }

    /** Otherwise two small steps would lose what one large one may not. */
    @Test
    void should_SayWhatIsLater_When_TheOtherRowIsLoosenedAfterwards() {
        String later = changed("general-30m", "dueAfter", "PT30M", "PT2H");
        assertThat(Obligations.lostDeadlines(IN_FORCE, read(later), List.of(Models.read(REPORT)), List.of(another("general-30m"))))
                .extracting(Loss::message).contains(CHECK + "的到期时间由15分钟放宽为2小时" + C27);
    }

    private static BpmnModelInstance another(String row) {
        BpmnModelInstance report = Models.read(REPORT);
        report.getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> "deadline".equals(property.getCamundaName()) && "check".equals(property.getCamundaValue()))
                .forEach(property -> property.setCamundaValue(row));
        return report;
    }

    private boolean isOfADuty(MatchResult term) {
        Matcher rule = Pattern.compile("<rule id=\"([^\"]+)\">").matcher(shipped.substring(0, term.start()));
        String id = rule.results().reduce((first, last) -> last).orElseThrow().group(1);
        return DIAGRAMS.stream().flatMap(model -> model.getModelElementsByType(Process.class).stream())
                .flatMap(process -> Elements.all(process, FlowNode.class).filter(step -> Duty.of(step).isPresent())
                        .map(step -> process.getId() + "-" + Elements.properties(step).get("deadline"))).anyMatch(id::startsWith) || id.equals("default");
    }

    private String replaced(MatchResult term, int number) {
        return shipped.substring(0, term.start(2)) + number + shipped.substring(term.end(2));
    }

    private String changed(String rule, String output, String before, String now) {
        return changed(shipped, rule, output, before, now);
    }

    private static String changed(String table, String rule, String output, String before, String now) {
        String entry = "<outputEntry id=\"" + rule + "-" + output + "\"><text>\"";
        assertThat(table).contains(entry + before + "\"");
        return table.replace(entry + before + "\"", entry + now + "\"");
    }

    private List<Loss> lost(String table) {
        return Obligations.lostDeadlines(IN_FORCE, read(table), DIAGRAMS, DIAGRAMS);
    }

    private static DmnModelInstance read(String table) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }
}
