package cn.baolei.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.baolei.BaoleiApplication;
import cn.baolei.engine.OfficialTime;
import cn.baolei.screening.ScreeningDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * One round of screening over a whole province, from the launch to its roll-up (docs/benchmarks.md). Lists go through the service
 * behind the upload page, tasks through the forms of the engine, as the officials who would do so; everything else the application
 * does by itself.
 */
@Tag("screening")
class ScreeningBench {

    private static final int ORGANISATIONS = Integer.getInteger("bench.organisations", 3000);
    private static final int PERSONS = Integer.getInteger("bench.persons", 1_000_000);
    private static final int OFFICIALS_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofHours(1);
    /** One organisation in a hundred never answers, five more in a hundred report zero. */
    private static final int ONE_MISSING_IN = 100;
    private static final int ONE_ZERO_IN = 20;

    private final Stopwatch watch = new Stopwatch();
    private ProcessEngine engine;
    private JdbcClient jdbc;
    private ScreeningDesk desk;

    @Test
    void screening() throws Exception {
        Path folder = Path.of("target", "bench", "screening").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Province province = Province.write(ORGANISATIONS, folder.resolve("organisations"));
        List<String> zero = every(province.organisations(), ONE_ZERO_IN, 1);
        List<String> missing = every(province.organisations(), ONE_MISSING_IN, 2);
        List<String> listing = new ArrayList<>(province.organisations());
        listing.removeAll(zero);
        listing.removeAll(missing);
        PersonLists lists = PersonLists.write(listing, PERSONS, LocalDate.now(OfficialTime.ZONE).toString(), folder.resolve("lists"));

        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(BaoleiApplication.class, ScreeningDesk.class).run(
                "--server.port=0", Province.SHIPPED_FILES, "--baolei.database.directory=" + folder.resolve("postgres"),
                "--baolei.database.binaries=" + Path.of("target", "postgresql").toAbsolutePath(),
                "--baolei.organisations.location=file:" + folder.resolve("organisations"),
                "--baolei.organisations.users=file:" + folder.resolve("organisations/users.csv"))) {
            engine = application.getBean(ProcessEngine.class);
            jdbc = application.getBean(JdbcClient.class);
            desk = application.getBean(ScreeningDesk.class);
            assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
            run(lists, listing, zero, missing);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(PersonLists lists, List<String> listing, List<String> zero, List<String> missing) throws Exception {
        System.out.printf("%nscreening: %d organisations, %d persons, %s, %d processors, heap %d MB, Java %s, PostgreSQL fsync on%n",
                ORGANISATIONS, PERSONS, OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES), Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        List<String> answering = new ArrayList<>(listing);
        answering.addAll(zero);
        int exceptions = PERSONS / PersonLists.ONE_FEVER_IN;
        int returned = PERSONS / PersonLists.ONE_RETURNED_IN - exceptions;
        String[] round = new String[1];
        watch.phase("launch to every organisation", ORGANISATIONS, "organisations", () -> {
            round[0] = launch();
            until("select count(*) from screening_unit where process_instance is not null", ORGANISATIONS);
        });
        watch.phase("take the uploaded lists", PERSONS, "persons", () -> {
            together(listing, organisation -> desk.send(round[0], organisation, Files.readAllBytes(lists.files().get(organisation)),
                    organisation + ".committee-member"));
            until("select count(*) from screening_upload where finished_at is not null", listing.size());
        });
        watch.phase("registration tasks, follow-ups", answering.size(), "organisations", () -> {
            together(listing, organisation -> complete(organisation, "committee-member", "registerPersons",
                    Map.of("registrationMode", "list", "expectedPersons", lists.rows().get(organisation))));
            together(zero, organisation -> complete(organisation, "committee-member", "registerPersons",
                    Map.of("registrationMode", "zero", "expectedPersons", 100, "screenedPersons", 100, "zeroCertain", true)));
            until("select count(*) from act_ru_task where task_def_key_ = 'confirmRegistration'", answering.size());
            until("select count(*) from act_ru_task where task_def_key_ = 'isolateOnSite'", exceptions);
            until("select count(*) from act_ru_task where task_def_key_ = 'arrangeIsolation'", returned);
        });
        watch.phase("confirmation tasks, submission", answering.size(), "organisations", () -> {
            together(answering, organisation -> complete(organisation, "secretary", "confirmRegistration", Map.of("confirmDecision", "confirm")));
            until("select count(*) from act_hi_procinst where proc_def_key_ = 'screening' and end_time_ is not null", answering.size());
        });
        watch.phase("closing and roll-up", ORGANISATIONS, "organisations", () -> {
            Job due = engine.getManagementService().createJobQuery().activityId("roundDue").singleResult();
            engine.getManagementService().setJobDuedate(due.getId(), new Date());
            until("select count(*) from act_ru_task where task_def_key_ = 'reviewRollUp'", 1);
        });
        System.out.printf("machine work %.1f min; peak heap %d MB; follow-ups started: %d cases, %d observations%n%n",
                watch.total().toMillis() / 60_000.0, Stopwatch.peakHeap(), running("suspected-case"), running("isolation"));
        Map<String, Object> rollUp = engine.getRuntimeService().getVariables(engine.getTaskService().createTaskQuery()
                .taskDefinitionKey("reviewRollUp").singleResult().getProcessInstanceId());
        assertThat(rollUp).containsEntry("expectedUnits", ORGANISATIONS).containsEntry("submittedUnits", listing.size())
                .containsEntry("zeroUnits", zero.size()).containsEntry("missingUnits", missing.size())
                .containsEntry("registeredPersons", PERSONS + 100 * zero.size())
                .containsEntry("exceptionPersons", exceptions).containsEntry("awayPersons", returned);
        assertThat(running("suspected-case")).isEqualTo(exceptions);
        assertThat(running("isolation")).isEqualTo(returned);
    }

    private long running(String process) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process).count();
    }

    private String launch() {
        return signedIn(Province.ROOT, "secretary", () -> engine.getFormService().submitStartForm(
                engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("screening").latestVersion().singleResult().getId(),
                Map.of("roundTitle", "全覆盖登记排查", "screeningInstruction", "全体师生员工",
                        "closesAt", OffsetDateTime.now().plusHours(6).truncatedTo(ChronoUnit.MINUTES).toString())).getBusinessKey());
    }

    private void complete(String organisation, String role, String step, Map<String, Object> values) {
        signedIn(organisation, role, () -> {
            Task task = engine.getTaskService().createTaskQuery().taskDefinitionKey(step).singleResult();
            engine.getTaskService().claim(task.getId(), organisation + "." + role);
            engine.getFormService().submitTaskForm(task.getId(), new HashMap<>(values));
            return null;
        });
    }

    private <T> T signedIn(String organisation, String role, java.util.function.Supplier<T> action) {
        engine.getIdentityService().setAuthentication(organisation + "." + role, List.of(role, role + "@" + organisation), List.of(organisation));
        try {
            return action.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private interface Act {
        void of(String organisation) throws Exception;
    }

    private static void together(List<String> organisations, Act act) throws Exception {
        ExecutorService officials = Executors.newFixedThreadPool(OFFICIALS_AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (String organisation : organisations) {
                all.add(officials.submit(() -> {
                    act.of(organisation);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            officials.shutdownNow();
        }
    }

    private void until(String count, int expected) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200))
                .until(() -> jdbc.sql(count).query(Integer.class).single() >= expected);
    }

    private static List<String> every(List<String> organisations, int distance, int offset) {
        List<String> chosen = new ArrayList<>();
        for (int index = offset; index < organisations.size(); index += distance) {
            chosen.add(organisations.get(index));
        }
        return chosen;
    }
}
