package cn.baolei.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.TestDatabase;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.figures.FigureTable.DayCount;
import cn.baolei.audit.figures.FigureTable.GroupCount;
import cn.baolei.audit.figures.FigureTable.StepCount;
import cn.baolei.audit.figures.Histories.Matter;
import cn.baolei.audit.figures.Histories.Step;
import cn.baolei.audit.figures.Histories.Task;
import cn.baolei.engine.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database counts is what a plain count over the same rows says; nothing beyond the reader's scope is counted. */
class FigureTableTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 28);
    private static final LocalDate LAST = LocalDate.of(2020, 2, 3);
    private static final Instant NOW = Instant.parse("2020-02-08T00:00:00Z");
    private static final Granted GRANTED = new Granted("auditor", List.of(), Set.of("one", "two", "three"), Set.of("case-1", "case-2", "case-3"));

    private SingleConnectionDataSource source;
    private Histories histories;
    private FigureTable figures;

    @BeforeEach
    void prepare() {
        TestDatabase database = TestDatabase.create();
        source = new SingleConnectionDataSource(database.url(), database.username(), database.password(), true);
        histories = new Histories(source);
        figures = new FigureTable(JdbcClient.create(source), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        source.destroy();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void should_CountAsAPlainCountDoes_When_HistoriesAreMadeUp(long seed) {
        histories.makeUp(new Random(seed), 300, List.of("pledge", "screening", "accountability"), List.of("one", "two", "three", "beyond"),
                Instant.parse("2020-01-27T00:00:00Z"), Duration.ofDays(9));
        for (Optional<String> definition : List.of(Optional.<String>empty(), Optional.of("pledge:2"))) {
            Population population = new Population(GRANTED, "pledge", definition, List.of("one", "two", "beyond"), FIRST, LAST);
            List<Matter> counted = counted(population);
            assertThat(counted).hasSizeGreaterThan(10);
            assertThat(figures.steps(population)).containsExactlyInAnyOrderElementsOf(steps(counted));
            assertThat(figures.days(population)).isEqualTo(days(counted));
            assertThat(figures.groups(population, Map.of("one", "north", "two", "north", "three", "south", "beyond", "south")))
                    .containsExactly(group("north", counted));
            assertThat(figures.groups(population, Map.of("one", "one", "two", "two")))
                    .containsExactlyInAnyOrder(group("one", of(counted, "one")), group("two", of(counted, "two")));
        }
    }

    @Test
    void should_CountNothing_When_TheProcedureIsConfidentialOrTheOrganisationIsNotGranted() {
        histories.makeUp(new Random(4), 60, List.of("pledge", "accountability", "cadre-assessment"), List.of("one", "beyond"),
                Instant.parse("2020-01-28T00:00:00Z"), Duration.ofDays(3));
        for (Population population : List.of(new Population(GRANTED, "accountability", Optional.empty(), List.of("one"), FIRST, LAST),
                new Population(GRANTED, "cadre-assessment", Optional.empty(), List.of("one"), FIRST, LAST),
                new Population(GRANTED, "pledge", Optional.empty(), List.of("beyond"), FIRST, LAST))) {
            assertThat(histories.matters).anyMatch(matter -> matter.process().equals(population.process()) && population.organisations().contains(matter.tenant()));
            assertThat(figures.steps(population)).isEmpty();
            assertThat(figures.days(population)).isEmpty();
            assertThat(figures.groups(population, Map.of("one", "one", "beyond", "beyond"))).isEmpty();
        }
    }

    /** Whatever zone the machine is in: the engine's times are of that zone. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/New_York"})
    void should_CountDaysOfQinghai_When_CasesStartAroundMidnight(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            for (String start : List.of("2020-01-27T15:59:59.999Z", "2020-01-27T16:00:00Z", "2020-01-28T15:59:59.999Z", "2020-01-28T16:00:00Z")) {
                histories.add(new Matter(start, "pledge", "pledge:1", "one", null, Instant.parse(start), null, "ACTIVE", List.of(), List.of()));
            }
            assertThat(figures.days(new Population(GRANTED, "pledge", Optional.empty(), List.of("one"), FIRST, FIRST)))
                    .containsExactly(new DayCount(FIRST, 2, 0, 0));
            assertThat(figures.days(new Population(GRANTED, "pledge", Optional.empty(), List.of("one"), FIRST.minusDays(1), FIRST.plusDays(1))))
                    .containsExactly(new DayCount(FIRST.minusDays(1), 1, 0, 0), new DayCount(FIRST, 2, 0, 0), new DayCount(FIRST.plusDays(1), 1, 0, 0));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void should_CallATaskLate_When_ItsDueDateHasPassedWithoutIt() {
        Instant start = Instant.parse("2020-01-28T00:00:00Z");
        Instant due = Instant.parse("2020-02-01T00:00:00Z");
        List<Task> tasks = List.of(new Task("a", due, due), new Task("b", due, due.plusMillis(1)), new Task("c", NOW, null), new Task("d", NOW.minusMillis(1), null),
                new Task("e", null, null));
        histories.add(new Matter("m", "pledge", "pledge:1", "one", null, start, null, "ACTIVE",
                tasks.stream().map(task -> new Step(task.step(), "userTask", start, task.end(), false)).toList(), tasks));
        Map<String, String> late = figures.steps(new Population(GRANTED, "pledge", Optional.empty(), List.of("one"), FIRST, LAST)).stream()
                .collect(Collectors.toMap(StepCount::step, step -> step.late() + "/" + step.due()));
        assertThat(late).isEqualTo(Map.of("a", "0/1", "b", "1/1", "c", "0/1", "d", "1/1", "e", "0/0"));
    }

    @Test
    void should_AskForLess_When_TheAnswerTakesTooLong() throws SQLException {
        try (Connection other = DriverManager.getConnection(source.getUrl(), source.getUsername(), source.getPassword()); Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table act_hi_procinst");
            TransactionTemplate impatient = new TransactionTemplate(new DataSourceTransactionManager(source));
            impatient.setTimeout(1);
            assertThatThrownBy(() -> impatient.execute(status -> figures.days(new Population(GRANTED, "pledge", Optional.empty(), List.of("one"), FIRST, LAST))))
                    .isInstanceOf(Refusal.class).hasMessageContaining("请缩短时间段或者选择下级单位");
        }
    }

    private List<Matter> counted(Population population) {
        Instant begin = population.from().atStartOfDay(SHANGHAI).toInstant();
        Instant end = population.to().plusDays(1).atStartOfDay(SHANGHAI).toInstant();
        return histories.matters.stream().filter(matter -> matter.process().equals(population.process()))
                .filter(matter -> population.definition().isEmpty() || population.definition().get().equals(matter.definition()))
                .filter(matter -> Set.of("one", "two").contains(matter.tenant()))
                .filter(matter -> matter.number() == null || !GRANTED.keptFrom().contains(matter.number()))
                .filter(matter -> !matter.start().isBefore(begin) && matter.start().isBefore(end)).toList();
    }

    private static List<StepCount> steps(List<Matter> matters) {
        List<StepCount> counts = new ArrayList<>();
        Predicate<Step> shown = step -> !step.type().equals("exclusiveGateway") && !step.type().equals("multiInstanceBody");
        Set<String> ids = matters.stream().flatMap(matter -> matter.steps().stream()).filter(shown).map(Step::id).collect(Collectors.toSet());
        for (String id : ids) {
            Predicate<Step> here = shown.and(step -> step.id().equals(id));
            List<Step> steps = matters.stream().flatMap(matter -> matter.steps().stream()).filter(here).toList();
            long[] spans = steps.stream().filter(Step::passed).mapToLong(step -> Duration.between(step.start(), step.end()).toMillis()).sorted().toArray();
            List<Task> due = matters.stream().flatMap(matter -> matter.tasks().stream()).filter(task -> task.step().equals(id) && task.due() != null).toList();
            counts.add(new StepCount(id, "环节" + id, spans.length, matters.stream().filter(matter -> matter.steps().stream().anyMatch(here)).count(),
                    steps.stream().filter(step -> step.end() == null).count(), quantile(spans, 0.5), quantile(spans, 0.9), due.size(),
                    due.stream().filter(FigureTableTest::late).count()));
        }
        return counts;
    }

    private static GroupCount group(String name, List<Matter> matters) {
        long[] spans = matters.stream().filter(matter -> matter.state().equals("COMPLETED"))
                .mapToLong(matter -> Duration.between(matter.start(), matter.end()).toMillis()).sorted().toArray();
        return new GroupCount(name, matters.size(), spans.length, matters.stream().filter(matter -> matter.end() == null).count(),
                matters.stream().filter(matter -> matter.tasks().stream().anyMatch(FigureTableTest::late)).count(), quantile(spans, 0.5));
    }

    private static List<DayCount> days(List<Matter> matters) {
        return matters.stream().collect(Collectors.groupingBy(matter -> LocalDate.ofInstant(matter.start(), SHANGHAI))).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(day -> {
                    GroupCount all = group("", day.getValue());
                    return new DayCount(day.getKey(), all.started(), all.finished(), all.late());
                }).toList();
    }

    private static List<Matter> of(List<Matter> matters, String tenant) {
        return matters.stream().filter(matter -> matter.tenant().equals(tenant)).toList();
    }

    private static boolean late(Task task) {
        return task.due() != null && task.due().isBefore(Objects.requireNonNullElse(task.end(), NOW));
    }

    /** Between two neighbours in proportion. */
    private static Duration quantile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return null;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double value = sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
        return Duration.ofMillis(Math.round(value));
    }
}
