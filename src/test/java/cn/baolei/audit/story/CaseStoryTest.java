package cn.baolei.audit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.baolei.audit.AuditScope;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.story.CaseStory.Change;
import cn.baolei.audit.story.CaseStory.Instance;
import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.audit.story.CaseStory.Moment;
import cn.baolei.process.ChangedProcedure;
import cn.baolei.process.ReportedCase;
import cn.baolei.process.Scenario;
import cn.baolei.routing.Recusals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * A suspected case that was reported up to the province, returned and corrected, with a step that fell to a deputy, told moment by moment. While
 * it ran the school was renamed, and a newer version was deployed.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseStoryTest {

    private static final String AUDITOR = "qhedu.auditor";
    private static final String SCHOOL = "西宁市城西区演示实验学校党支部";
    /** How the names of its people begin. */
    private static final String AT_SCHOOL = "演示实验学校";
    private static final Instant FOUND = Instant.parse("2020-02-10T01:00:00Z");

    @LocalServerPort
    private int port;
    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Recusals recusals;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditScope scope;
    @Autowired
    private CaseStories stories;
    @Autowired
    private ReadersOn readersOn;

    private ReportedCase played;
    private CaseStory story;
    private String newer;
    private OldName oldName;

    @BeforeAll
    void play() {
        EarlierRoster.known(jdbc);
        scenario.set(FOUND);
        played = ReportedCase.played(scenario, engine, recusals, jdbc);
        newer = deployedAgain();
        oldName = new OldName(port, ReportedCase.SCHOOL, "改名后的学校");
        scenario.advance(Duration.ofDays(4));
        story = told(granted()).orElseThrow();
    }

    @AfterAll
    void remove() {
        oldName.close();
        scenario.end();
        engine.getRepositoryService().deleteDeployment(newer, true);
    }

    @Test
    void should_TellWhoDidWhatInOrder_When_TheCaseIsRead() {
        assertThat(story.title()).isEqualTo("疑似病例处置");
        assertThat(story.organisation()).isEqualTo(SCHOOL);
        assertThat(story.openedAt()).isEqualTo(FOUND);
        assertThat(story.openedBy()).isEqualTo(AT_SCHOOL + "·班主任");
        assertThat(story.closedAt()).isNull();
        assertThat(story.elsewhere()).isEmpty();
        assertThat(story.moments()).extracting(Moment::at).isSorted();
        assertThat(story.moments()).extracting(Moment::id).doesNotHaveDuplicates();
        assertThat(main(Kind.STEP, "核实情况")).extracting(Moment::words, Moment::who).hasSize(2)
                .satisfies(told -> assertThat(told.get(0).toList().get(0).toString()).startsWith("进入环节，应于2020-02-10 "))
                .satisfies(told -> assertThat(told.get(1).toList()).last().isEqualTo(AT_SCHOOL + "·校医"));
        assertThat(main(Kind.CLAIM, "核实情况")).extracting(Moment::words, Moment::who).containsExactly(tuple("认领", AT_SCHOOL + "·校医"));
        assertThat(main(Kind.NOTICE, "核实情况")).first().extracting(Moment::words).asString().contains(AT_SCHOOL + "·校医（收件箱，未读");
        assertThat(of(Kind.CASE)).first().extracting(Moment::words).isEqualTo("立案：疑似病例处置（第1版）");
        assertThat(of(Kind.DECISION)).extracting(Moment::words).anySatisfy(words -> assertThat(words).contains("校内分诊", "判定："));
    }

    @Test
    void should_TellOfOtherOrganisations_When_TheyTookPart() {
        assertThat(story.instances()).extracting(Instance::organisation).contains(ReportedCase.SCHOOL, ReportedCase.COUNTY, "xining", "qhedu-ldxzb", "qhedu");
        assertThat(of(Kind.STEP)).filteredOn(moment -> moment.organisation().contains("城西")).isNotEmpty();
        assertThat(story.instances()).filteredOn(instance -> instance.calledBy() != null).isNotEmpty();
    }

    /** In real time each value of a form has a moment of its own, a few milliseconds apart. */
    @Test
    void should_TellOfAFormOnce_When_TheEngineNotedItsValuesOneAfterTheOther() {
        jdbc.sql("update act_hi_detail set time_ = time_ + sequence_counter_ * interval '1 millisecond' where proc_inst_id_ = ? and var_type_ is not null").param(played.instanceId()).update();
        List<Moment> forms = told(granted()).orElseThrow().moments().stream().filter(moment -> moment.kind() == Kind.FORM).toList();
        assertThat(forms).filteredOn(moment -> moment.words().equals("填写发起表单")).singleElement()
                .satisfies(moment -> assertThat(moment.changes()).hasSizeGreaterThan(5));
        assertThat(forms).extracting(Moment::activity, Moment::words, Moment::who)
                .containsExactlyElementsOf(of(Kind.FORM).stream().map(moment -> tuple(moment.activity(), moment.words(), moment.who())).toList());
    }

    @Test
    void should_ShowBeforeAndAfter_When_TheReturnedDraftWasCorrected() {
        List<Moment> drafts = of(Kind.FORM).stream().filter(moment -> "draftReport".equals(moment.activity()) && !CaseStory.SYSTEM.equals(moment.who())).toList();
        assertThat(drafts).hasSize(2);
        assertThat(drafts.get(0).changes()).extracting(Change::before).containsOnlyNulls();
        assertThat(drafts.get(1).words()).isEqualTo("填写表单，改动了先前的内容");
        assertThat(scenario.as(AUDITOR).signedIn(() -> stories.inClear(granted(), played.caseNumber())).orElseThrow().moments())
                .filteredOn(moment -> moment.words().equals("填写表单，改动了先前的内容") && "draftReport".equals(moment.activity())).singleElement()
                .satisfies(moment -> assertThat(moment.changes()).filteredOn(change -> change.before() != null).extracting(Change::field, Change::before, Change::after)
                        .containsExactly(tuple("reportMeasures", "就地隔离", "就地隔离、环境消毒")));
        assertThat(jdbc.sql("select distinct unnest(fields) from protected_read where reader = ? and case_number = ?").params(AUDITOR, played.caseNumber())
                .query(String.class).list()).as("what was shown in clear is on record").contains("personName", "task_action.content");
        assertThat(jdbc.sql("select body from journal_entry where chain = ? and kind = 'protected-read'").param("case:" + played.caseNumber()).query(String.class).list())
                .as("and in the journal").anySatisfy(body -> assertThat(body).contains("\"reader\":\"" + AUDITOR + "\"", "personName", "task_action.content"));
    }

    @Test
    void should_MaskWhatIsProtected_When_TheAuditorReads() {
        assertThat(story.moments()).flatExtracting(Moment::changes).filteredOn(change -> change.field().equals("personPhone")).isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.after()).isEqualTo("139****0000");
                    assertThat(change.hidden()).isTrue();
                });
        assertThat(story.toString()).doesNotContain("13900000000", "与当事学生是亲属");
        assertThat(of(Kind.ROUTING)).extracting(Moment::words).contains("须回避本案：***");
    }

    @Test
    void should_SayForWhomItWasDone_When_TheStepFellToTheDeputy() {
        assertThat(of(Kind.ROUTING)).filteredOn(moment -> "checkReport".equals(moment.activity())).extracting(Moment::words)
                .anySatisfy(words -> assertThat(words).startsWith("代").contains("办理：")).anySatisfy(words -> assertThat(words).startsWith("代为办结：代").contains("党办主任").endsWith("办理"));
    }

    @Test
    void should_ShowTheVersionItRanOn_When_ANewerOneIsInForce() {
        Instance first = story.instances().get(0);
        assertThat(first.diagrams()).hasSize(1);
        assertThat(first.diagrams().get(0).version()).isEqualTo(1);
        assertThat(first.diagrams().get(0).steps()).extracting(CaseStory.Step::name).contains("核实情况").doesNotContain("核实核准情况");
        assertThat(first.diagrams().get(0).flows()).isNotEmpty();
        assertThat(first.diagrams().get(0).steps()).anySatisfy(step -> {
            assertThat(step.open()).isTrue();
            assertThat(step.late()).isTrue();
        });
        assertThat(of(Kind.VERSION)).extracting(Moment::words).contains("部署“疑似病例处置”第1版，本案按此版本办理", "部署“疑似病例处置”第2版；本案仍按原来的版本办理");
    }

    @Test
    void should_NameTheOrganisationOfTheDay_When_ItWasRenamedLater() {
        assertThat(main(Kind.STEP, "核实情况")).extracting(Moment::organisation).containsOnly(SCHOOL);
        assertThat(of(Kind.DEADLINE)).filteredOn(moment -> moment.at().isAfter(FOUND.plus(Duration.ofDays(2)))).extracting(Moment::organisation)
                .contains("改名后的学校");
        assertThat(of(Kind.INTERVENTION)).extracting(Moment::words).anySatisfy(words -> assertThat(words).contains("机构调整", "更名为“改名后的学校”"));
    }

    @Test
    void should_TellOfEachAlarm_When_AStepStaysOpen() {
        assertThat(of(Kind.DEADLINE)).extracting(Moment::words).contains("尚未办结，提醒", "到期未办结，催办");
        assertThat(of(Kind.DEADLINE)).filteredOn(moment -> moment.words().contains("催办")).allSatisfy(moment -> assertThat(moment.late()).isTrue());
    }

    @Test
    void should_TellNothing_When_TheCaseIsOutOfScope() {
        assertThat(told(new Granted(AUDITOR, List.of(), Set.of("haidong"), Set.of()))).isEmpty();
        assertThat(told(new Granted(AUDITOR, List.of(), Set.of(ReportedCase.SCHOOL), Set.of(played.caseNumber())))).isEmpty();
        assertThat(told(granted(), "nowhere-20200101-1")).isEmpty();
        assertThatThrownBy(() -> stories.of(granted(), played.caseNumber())).as("nobody is acting").isInstanceOf(IllegalStateException.class);
    }

    @Test
    void should_TellNoMoreThanThatItRanElsewhere_When_OnlyPartIsInScope() {
        CaseStory part = told(new Granted(AUDITOR, List.of(), Set.of(ReportedCase.COUNTY), Set.of())).orElseThrow();
        assertThat(part.instances()).extracting(Instance::organisation).containsOnly(ReportedCase.COUNTY);
        assertThat(part.moments()).filteredOn(moment -> moment.instance() != null).extracting(Moment::instance)
                .isSubsetOf(part.instances().stream().map(Instance::id).toList());
        assertThat(part.moments()).flatExtracting(Moment::changes).extracting(Change::field).doesNotContain("personName");
        assertThat(part.elsewhere()).extracting(CaseStory.Elsewhere::organisationName).contains(SCHOOL);
    }

    @Test
    void should_NameReadersAndTheirGrounds_When_ADayIsAsked() {
        Matter matter = stories.outline(granted(), played.caseNumber()).orElseThrow();
        LocalDate day = LocalDate.of(2020, 2, 10);
        ReadersOn.Answer answer = readersOn.of(matter, day);
        assertThat(rightsOf(answer, AT_SCHOOL + "·校医")).contains("经办");
        assertThat(rightsOf(answer, AT_SCHOOL + "·班主任")).contains("发起");
        assertThat(rightsOf(answer, AT_SCHOOL + "·书记")).contains("经办", "上级");
        assertThat(answer.people()).filteredOn(person -> person.name().contains("审计员")).singleElement().satisfies(person -> assertThat(person.masked()).isTrue());
        assertThat(answer.people()).filteredOn(person -> person.name().equals(AT_SCHOOL + "·党办主任")).allSatisfy(person -> assertThat(person.recused()).isNotNull());
        assertThat(answer.unknown()).isNotEmpty();
        assertThat(readersOn.of(matter, day.minusDays(1)).people()).isEmpty();
        assertThat(readersOn.of(matter, day.minusDays(1)).unknown()).containsExactly("该日本案尚未立案，无人可查阅。");
    }

    private static List<String> rightsOf(ReadersOn.Answer answer, String name) {
        return answer.people().stream().filter(person -> person.name().equals(name)).flatMap(person -> person.grounds().stream()).map(ReadersOn.Ground::right).toList();
    }

    private List<Moment> of(Kind kind) {
        return story.moments().stream().filter(moment -> moment.kind() == kind).toList();
    }

    /** In the instance with which the case began. */
    private List<Moment> main(Kind kind, String step) {
        return of(kind).stream().filter(moment -> step.equals(moment.step()) && played.instanceId().equals(moment.instance())).toList();
    }

    private Granted granted() {
        return scope.require(AUDITOR);
    }

    private Optional<CaseStory> told(Granted reader) {
        return told(reader, played.caseNumber());
    }

    private Optional<CaseStory> told(Granted reader, String caseNumber) {
        return scenario.as(reader.user()).signedIn(() -> stories.of(reader, caseNumber));
    }

    private String deployedAgain() {
        return scenario.as("qhedu.process-owner").signedIn(() -> ChangedProcedure.of(engine.getRepositoryService(), "response", "suspected-case",
                diagram -> diagram.replace("name=\"核实情况\"", "name=\"核实核准情况\"")).name("第二版").deploy().getId());
    }
}
