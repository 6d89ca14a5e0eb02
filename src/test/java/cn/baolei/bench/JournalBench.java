package cn.baolei.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.baolei.BaoleiApplication;
import cn.baolei.journal.Journal;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * What the journal costs (docs/benchmarks.md): tasks of 可疑病例处置 completed by sixteen clients, with the journal and without it in
 * turn, in one run of one application on one durable database. Jobs and sealing run beside it as always.
 */
@Tag("journal")
class JournalBench {

    private static final int CLIENTS = 16;
    private static final int PAIRS = Integer.getInteger("bench.pairs", 6);
    private static final int CASES = Integer.getInteger("bench.cases", 128);
    private static final int WARMING = 2;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx");
    private static final Map<String, String> STEPS = Map.of("isolateOnSite", "yanshi-shiyan.doctor", "secureArea", "yanshi-shiyan.committee-member",
            "deployOnSite", "yanshi-shiyan.secretary");

    private record Work(String task, String step) {
    }

    private ProcessEngine engine;
    private HistoryEventHandler journalled;
    private Switch journal;
    private JdbcClient jdbc;

    @Test
    void journal() throws Exception {
        Path folder = Path.of("target", "bench", "journal").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(BaoleiApplication.class, Replacement.class).profiles("demo").run(
                "--server.port=0", Province.SHIPPED_FILES, "--baolei.database.directory=" + folder.resolve("postgres"),
                "--baolei.database.binaries=" + Path.of("target", "postgresql").toAbsolutePath(), "--spring.datasource.hikari.maximum-pool-size=24")) {
            engine = application.getBean(ProcessEngine.class);
            journal = application.getBean(Switch.class);
            jdbc = application.getBean(JdbcClient.class);
            journalled = configuration().getHistoryEventHandler();
            run();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run() throws Exception {
        System.out.printf("%njournal: %d clients, %d rounds each of %d completions, %s, %d processors, heap %d MB, Java %s, fsync %s%n", CLIENTS, PAIRS,
                CASES * STEPS.size(), OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES), Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20, Runtime.version(), jdbc.sql("show fsync").query(String.class).single());
        List<List<Work>> rounds = new ArrayList<>();
        for (int round = 0; round < WARMING + 2 * PAIRS; round++) {
            rounds.add(prepare());
        }
        for (int round = 0; round < WARMING; round++) {
            complete(rounds.get(round), round % 2 == 0);
        }
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            // Each goes first as often as second.
            for (boolean on : pair % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                double rate = complete(rounds.get(WARMING + 2 * pair + (on ? 0 : 1)), on);
                (on ? with : without).add(rate);
                System.out.printf("%-8s %8.1f completions/s   load %.1f%n", on ? "with" : "without", rate, load());
            }
        }
        double cost = 100 * (1 - median(with) / median(without));
        System.out.printf("medians: with %.1f/s, without %.1f/s, cost %.1f %%; %d entries, %d of them sealed in %d seals%n", median(with), median(without), cost,
                count("journal_entry"), count("journal_leaf"), count("journal_seal"));
    }

    /** Cases whose first steps are open. */
    private List<Work> prepare() throws Exception {
        turn(true);
        List<String> instances = Collections.synchronizedList(new ArrayList<>());
        byClients(client -> {
            for (int number = client; number < CASES; number += CLIENTS) {
                instances.add(found());
            }
        });
        rest();
        List<Work> open = new ArrayList<>();
        for (String instance : instances) {
            for (String step : STEPS.keySet()) {
                open.add(new Work(task(instance, step).getId(), step));
            }
        }
        return open;
    }

    private String found() throws Exception {
        return as("yanshi-shiyan.counsellor", () -> {
            String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("suspected-case").latestVersion()
                    .singleResult().getId();
            ProcessInstance started = engine.getFormService().submitStartForm(definition, Map.of("discoveredAt", now(), "personName", "甲",
                    "personCategory", "student", "personUnit", "高一（3）班", "personPhone", "13900000000", "currentLocation", "教学楼",
                    "temperature", 38.2, "coughOrBreathless", true, "contactWithPatient", true, "lastExposureAt", "2020-02-01"));
            return started.getId();
        });
    }

    private Task task(String instance, String step) {
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).taskDefinitionKey(step).singleResult();
    }

    /** @return completions in a second */
    private double complete(List<Work> tasks, boolean on) throws Exception {
        turn(on);
        rest();
        long entries = count("journal_entry");
        long begun = System.nanoTime();
        byClients(client -> {
            for (int next = 0; next < tasks.size(); next++) {
                // All of a case by one client: two at once would undo each other's work in the engine.
                if (next / STEPS.size() % CLIENTS == client) {
                    complete(tasks.get(next));
                }
            }
        });
        double rate = tasks.size() * 1e9 / (System.nanoTime() - begun);
        assertThat(count("journal_entry") > entries).as("the journal was as it should be").isEqualTo(on);
        return rate;
    }

    private void complete(Work work) throws Exception {
        as(STEPS.get(work.step()), () -> {
            engine.getTaskService().claim(work.task(), STEPS.get(work.step()));
            engine.getFormService().submitTaskForm(work.task(), values(work.step()));
            return null;
        });
    }

    /** Until nothing is left to do: it would count against the next round. */
    private void rest() {
        await().atMost(Duration.ofMinutes(5)).until(() -> engine.getManagementService().createJobQuery().executable().count() == 0);
    }

    private interface Client {
        void run(int number) throws Exception;
    }

    private static void byClients(Client work) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                int client = number;
                running.add(clients.submit(() -> {
                    work.run(client);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static Map<String, Object> values(String step) {
        return switch (step) {
            case "isolateOnSite" -> Map.of("isolationPlace", "临时隔离室", "isolatedAt", now(), "maskWorn", true);
            case "secureArea" -> Map.of("securedArea", "教学楼三层", "securedAt", now(), "peoplePresent", 42, "securingNote", "已登记在场人员");
            default -> Map.of("arrivedAt", now(), "deploymentOrders", "按预案分工处置");
        };
    }

    private static String now() {
        return TIME.format(OffsetDateTime.now(ZoneOffset.ofHours(8)));
    }

    /** The engine's events and our own records alike. */
    private void turn(boolean on) {
        journal.on = on;
        configuration().setHistoryEventHandler(on ? journalled : new DbHistoryEventHandler());
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private <T> T as(String user, Callable<T> action) throws Exception {
        IdentityService identities = engine.getIdentityService();
        List<String> groups = identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
        List<String> tenants = identities.createTenantQuery().userMember(user).list().stream().map(Tenant::getId).toList();
        identities.setAuthentication(user, groups, tenants);
        try {
            return action.call();
        } finally {
            identities.clearAuthentication();
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Stands before the journal, in the benchmark only: in the product nothing can turn it off. */
    static class Switch implements Journal {

        private final Journal kept;
        private volatile boolean on = true;

        Switch(Journal kept) {
            this.kept = kept;
        }

        @Override
        public void record(String chain, String kind, Map<String, ?> facts) {
            if (on) {
                kept.record(chain, kind, facts);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Replacement {

        @Bean
        @Primary
        Switch switchedJournal(@Qualifier("transactionJournal") Journal kept) {
            return new Switch(kept);
        }
    }
}
