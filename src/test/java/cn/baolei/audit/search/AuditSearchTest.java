package cn.baolei.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.baolei.access.Visitor;
import cn.baolei.audit.AuditScope;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.search.CaseSearch.Found;
import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Subtree;
import cn.baolei.process.ForeignCases;
import cn.baolei.process.Scenario;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.sheet.Workbook;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Every criterion of the audit's search against a plain reference, who finds what, and what the page says. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import({Scenario.class, ForeignCases.class})
class AuditSearchTest {

    private static final String AUDITOR = "qhedu.auditor";
    private static final String GROUP = "qhedu-ldxzb.leading-group-office";

    @Autowired
    private CaseSearch search;
    @Autowired
    private FormReader reader;
    @Autowired
    private AuditScope scope;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private CaseSecrets secrets;
    @Autowired
    private ForeignCases cases;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private MadeUpCases made;

    @BeforeEach
    void make() {
        made = new MadeUpCases(jdbc, secrets, directory.all().stream().map(one -> one.code()).toList());
    }

    @AfterEach
    void remove() {
        made.remove();
    }

    @Test
    void should_FindExactlyWhatFits_When_CriteriaAreDrawnAtRandom() {
        made.draw(new Random(6), 400);
        Random random = new Random(7);
        int hits = 0;
        for (int round = 0; round < 250; round++) {
            SearchForm form = drawn(random);
            Granted granted = scope.require(random.nextBoolean() ? AUDITOR : GROUP);
            Asked asked = reader.read(form, granted);
            assertThat(asked.faults()).as(form.toString()).isEmpty();
            List<String> expected = made.all().stream().filter(one -> fits(one, form, granted)).sorted(order(asked)).map(MadeUpCases.Made::instance).toList();
            List<String> found = new ArrayList<>();
            for (int page = 1; page == 1 || found.size() < expected.size(); page++) {
                Found shown = search.page(form, new Asked(asked.criteria(), asked.order(), asked.descending(), page, Map.of()), 20);
                assertThat(shown.total()).as(form.toString()).isEqualTo(expected.size());
                assertThat(shown.lines()).hasSizeLessThanOrEqualTo(20);
                shown.lines().forEach(line -> found.add(line.instance()));
                shown.lines().forEach(line -> {
                    MadeUpCases.Made one = made.all().stream().filter(any -> any.instance().equals(line.instance())).findFirst().orElseThrow();
                    assertThat(List.of(line.late(), line.fallback(), line.correction())).isEqualTo(List.of(one.late(), one.fallback(), one.correction()));
                });
                if (shown.lines().isEmpty()) {
                    break;
                }
            }
            assertThat(found).as(form.toString()).containsExactlyElementsOf(expected);
            hits += expected.isEmpty() ? 0 : 1;
        }
        assertThat(hits).as("searches that find something").isGreaterThan(80);
    }

    /** All carry the mark in their number, so that other cases of the same database stay out. */
    private SearchForm drawn(Random random) {
        List<String> codes = directory.all().stream().map(one -> one.code()).toList();
        String from = random.nextInt(3) > 0 ? "" : LocalDate.of(2019, 1, 1).plusDays(random.nextInt(300)).toString();
        String to = random.nextInt(3) > 0 ? "" : LocalDate.of(2019, 1, 1).plusDays(300 + random.nextInt(100)).toString();
        String process = random.nextInt(3) > 0 ? "" : MadeUpCases.PROCESSES.get(random.nextInt(MadeUpCases.PROCESSES.size()));
        String organisation = random.nextInt(3) > 0 ? "" : codes.get(random.nextInt(codes.size()));
        Order[] orders = Order.values();
        return new SearchForm(process, visible(organisation), random.nextInt(4) > 0 ? "" : MadeUpCases.PEOPLE.get(random.nextInt(MadeUpCases.PEOPLE.size())), "",
                from, to, random.nextBoolean() ? MadeUpCases.MARK : MadeUpCases.MARK + "-" + random.nextInt(4),
                random.nextInt(3) > 0 ? "" : List.of("running", "finished", "terminated").get(random.nextInt(3)),
                random.nextInt(4) == 0 ? "true" : "", random.nextInt(4) == 0 ? "true" : "", random.nextInt(4) == 0 ? "true" : "", "", "",
                process.isEmpty() || random.nextBoolean() ? "" : "step-" + random.nextInt(3),
                (random.nextBoolean() ? "-" : "") + orders[random.nextInt(orders.length)].word(), "");
    }

    private String visible(String organisation) {
        return Stream.of(AUDITOR, GROUP).allMatch(user -> scope.require(user).tenants().contains(organisation)) ? organisation : "";
    }

    private boolean fits(MadeUpCases.Made one, SearchForm form, Granted granted) {
        Set<String> below = new HashSet<>(Subtree.below(directory, List.of(form.organisation())));
        below.add(form.organisation());
        LocalDate day = LocalDate.ofInstant(one.started(), OfficialTime.ZONE);
        return granted.tenants().contains(one.organisation()) && !Set.of("accountability", "cadre-assessment").contains(one.process())
                && one.number().startsWith(form.number()) && (form.process().isEmpty() || form.process().equals(one.process()))
                && (form.organisation().isEmpty() || below.contains(one.organisation()))
                && (form.person().isEmpty() || one.actors().contains(form.person()))
                && (form.from().isEmpty() || !day.isBefore(LocalDate.parse(form.from()))) && (form.to().isEmpty() || !day.isAfter(LocalDate.parse(form.to())))
                && (form.state().isEmpty() || form.state().equals(one.state().word()))
                && (form.late().isEmpty() || one.late()) && (form.fallback().isEmpty() || one.fallback())
                && (form.correction().isEmpty() || one.correction()) && (form.step().isEmpty() || form.step().equals(one.step()));
    }

    private static Comparator<MadeUpCases.Made> order(Asked asked) {
        Comparator<MadeUpCases.Made> begun = Comparator.comparing(MadeUpCases.Made::started);
        Comparator<MadeUpCases.Made> first = switch (asked.order()) {
            case STARTED -> begun;
            case ENDED -> Comparator.comparing(MadeUpCases.Made::ended, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
            case NUMBER -> Comparator.comparing(MadeUpCases.Made::number);
            case PROCESS -> Comparator.comparing(MadeUpCases.Made::process);
            case ORGANISATION -> Comparator.comparing(MadeUpCases.Made::organisation);
        };
        Comparator<MadeUpCases.Made> whole = first.thenComparing(begun).thenComparing(MadeUpCases.Made::instance);
        return asked.descending() ? whole.reversed() : whole;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/concerned", "/list.xlsx", "/list.csv"})
    void should_BeRefused_When_NeitherAuditorNorLeadingGroup(String page) {
        for (String user : List.of("xining.secretary", "qhedu.administrator", "qhedu.process-owner", "yanshi-zx-xining.doctor")) {
            Visitor visitor = new Visitor(port).signedIn(user);
            int status = page.equals("/concerned") ? visitor.submit("/audit/concerned", Map.of("who", "甲")).statusCode() : visitor.get("/audit" + page).statusCode();
            assertThat(status).as(user).isEqualTo(403);
        }
    }

    @Test
    void should_NeverShowWhatIsConfidential_When_ItsNumberIsKnown() {
        String number = cases.numberOf(cases.discipline());
        for (String address : List.of("/audit?number=" + number, "/audit?process=accountability", "/audit?process=cadre-assessment",
                "/audit/list.csv?number=" + number, "/audit/list.csv?process=accountability")) {
            assertThat(get(AUDITOR, address).body()).as(address).doesNotContain(cases.discipline(), "data-instance");
        }
        assertThat(get(AUDITOR, "/audit?number=" + cases.numberOf(cases.running())).body()).contains("data-instance=\"" + cases.running() + "\"")
                .doesNotContain(ForeignCases.HEALTH_MARK, ForeignCases.PHONE);
    }

    @Test
    void should_FindTheCase_When_ThePersonConcernedIsNamedInFull() {
        String name = "甲" + ForeignCases.HEALTH_MARK;
        String number = cases.numberOf(cases.running());
        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        HttpResponse<String> answer = auditor.submit("/audit/concerned", Map.of("who", " " + name.substring(0, 2) + " " + name.substring(2), "number", number));
        String address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(address).contains("concerned=").doesNotContain(ForeignCases.HEALTH_MARK, URLEncoder.encode(name, StandardCharsets.UTF_8));
        long before = readings(AUDITOR, number);
        HttpResponse<String> page = auditor.get(address);
        assertThat(page.body()).contains("data-instance=\"" + cases.running() + "\"").doesNotContain(ForeignCases.HEALTH_MARK);
        assertThat(readings(AUDITOR, number)).as("learning that somebody is concerned is reading").isEqualTo(before + 1);
        String other = auditor.submit("/audit/concerned", Map.of("who", name + "乙")).headers().firstValue("Location").orElseThrow();
        assertThat(auditor.get(other).body()).contains("没有符合条件的案卷").doesNotContain("data-instance");
        assertThat(jdbc.sql("select count(*) from concerned_person where case_number = ?").param(number).query(Long.class).single()).isPositive();
    }

    @Test
    void should_SearchSealedWords_When_AGroundIsStated() {
        made.draw(new Random(8), 30);
        MadeUpCases.Made one = made.all().stream().filter(any -> any.process().equals("pledge")).findFirst().orElseThrow();
        made.writes(one, "请尽快补报体温记录");
        String address = "/audit?number=" + MadeUpCases.MARK + "&opinion=" + URLEncoder.encode("补报体温", StandardCharsets.UTF_8);
        assertThat(get(AUDITOR, address).body()).contains("请填写理由").doesNotContain("data-instance").contains("补报体温");
        assertThat(readings(AUDITOR, one.number())).isZero();
        String withGround = address + "&ground=" + URLEncoder.encode("例行审计", StandardCharsets.UTF_8);
        assertThat(get(AUDITOR, withGround).body()).contains("data-instance=\"" + one.instance() + "\"", "共 1 件");
        assertThat(readings(AUDITOR, one.number())).isEqualTo(1);
        assertThat(jdbc.sql("select reader, ground from audit_ground order by id desc limit 1").query((row, n) -> tuple(row.getString(1), row.getString(2)))
                .single()).isEqualTo(tuple(AUDITOR, "例行审计"));
        assertThat(get(AUDITOR, withGround.replace(URLEncoder.encode("补报体温", StandardCharsets.UTF_8), "nothing")).body()).contains("没有符合条件的案卷");
    }

    @Test
    void should_CountAsLate_When_AnOpenStepIsOverdue() {
        String task = jdbc.sql("select id_ from act_ru_task where proc_inst_id_ = ? limit 1").param(cases.running()).query(String.class).single();
        String address = "/audit?late=true&number=" + cases.numberOf(cases.running());
        jdbc.sql("update act_ru_task set due_date_ = now() - interval '1 hour' where id_ = ?").param(task).update();
        assertThat(get(AUDITOR, address).body()).contains("data-instance=\"" + cases.running() + "\"", "超期</span>");
        jdbc.sql("update act_ru_task set due_date_ = now() + interval '9 days' where proc_inst_id_ = ?").param(cases.running()).update();
        assertThat(get(AUDITOR, address).body()).doesNotContain("data-instance");
    }

    private long readings(String user, String number) {
        return jdbc.sql("select count(*) from protected_read where reader = ? and case_number = ?").params(user, number).query(Long.class).single();
    }

    @ParameterizedTest
    @CsvSource({"from=2020-13-45, 日期“2020-13-45”无法识别", "to=gestern, 日期“gestern”无法识别", "from=2020-03-01&to=2020-02-01, 截止日期早于起始日期",
        "page=-1, 页码“-1”无法识别", "page=x, 页码“x”无法识别", "state=lost, 没有这种状态", "organisation=nowhere, 可审计的单位中没有“nowhere”",
        "person=nobody-at-all, 没有姓名含“nobody-at-all”的工作人员", "step=begin, 按环节检索请先选择流程", "concerned=abc, 地址中的涉及人员标记不完整", "sort=colour, 没有这种排序"})
    void should_SayWhatIsWrongAndKeepWhatWasTyped_When_TheInputIsBad(String query, String message) {
        HttpResponse<String> page = get(AUDITOR, "/audit?number=kept-20200101&" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(message, "value=\"kept-20200101\"");
        String typed = query.substring(query.lastIndexOf('=') + 1);
        if (!query.startsWith("page") && !query.startsWith("sort") && !query.startsWith("state")) {
            assertThat(page.body()).contains("value=\"" + typed + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or 1=1 --", "%", "_", "\\", "<script>alert(1)</script>", "'; drop table official; --"})
    void should_FindNothingAndRunNothing_When_SomebodyTriesToInject(String typed) {
        made.draw(new Random(9), 10);
        String value = URLEncoder.encode(typed, StandardCharsets.UTF_8);
        for (String field : List.of("number", "process", "person", "organisation", "opinion")) {
            HttpResponse<String> page = get(AUDITOR, "/audit?" + field + "=" + value);
            assertThat(page.statusCode()).as(field).isEqualTo(200);
            assertThat(page.body()).as(field).doesNotContain("data-instance", "<script>alert");
        }
        assertThat(get(AUDITOR, "/audit?process=pledge&step=" + value).body()).doesNotContain("data-instance", "<script>alert");
    }

    @Test
    void should_KeepTheWholeSearchInEveryAddress_When_PagesAreTurnedAndColumnsSorted() {
        made.draw(new Random(10), 130);
        String page = get(AUDITOR, "/audit?number=" + MadeUpCases.MARK + "&from=2019-01-01&page=2").body();
        assertThat(page).contains("第 2 页，共", "href=\"/audit?from=2019-01-01&amp;number=" + MadeUpCases.MARK + "&amp;page=1\"",
                "href=\"/audit?from=2019-01-01&amp;number=" + MadeUpCases.MARK + "&amp;sort=-number\"",
                "href=\"/audit/list.xlsx?from=2019-01-01&amp;number=" + MadeUpCases.MARK + "\"");
        assertThat(get(AUDITOR, "/audit?number=" + MadeUpCases.MARK + "&page=999999").body()).contains("data-instance").doesNotContain("rel=\"next\"");
    }

    @Test
    void should_ListTheSameCases_When_TakenAway() throws IOException {
        made.draw(new Random(11), 80);
        Granted granted = scope.require(GROUP);
        List<String> expected = made.all().stream().filter(one -> granted.covers(one.organisation(), one.process(), one.number()))
                .sorted(Comparator.comparing(MadeUpCases.Made::started).thenComparing(MadeUpCases.Made::instance).reversed()).map(MadeUpCases.Made::number).toList();
        Visitor group = new Visitor(port).signedIn(GROUP);
        String query = "?number=" + MadeUpCases.MARK;
        String csv = new String(group.download("/audit/list.csv" + query).body(), StandardCharsets.UTF_8).substring(1);
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            assertThat(rows.stream().map(row -> row.getField(0)).toList()).startsWith("案号").hasSize(expected.size() + 1).endsWith(expected.toArray(String[]::new));
        }
        HttpResponse<byte[]> file = group.download("/audit/list.xlsx" + query);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).contains("attachment").contains(".xlsx");
        assertThat(Workbook.read(file.body(), 10_000_000, 100_000_000).get(0).rows().stream().skip(1).map(row -> row.cells().get(0)).toList())
                .containsExactlyElementsOf(expected);
        assertThat(group.get("/audit/list.csv?from=x").statusCode()).as("bad input goes back to the page that says so").isEqualTo(302);
    }

    private HttpResponse<String> get(String user, String address) {
        return new Visitor(port).signedIn(user).get(address);
    }
}
