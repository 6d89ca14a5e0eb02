package cn.baolei.audit.figures;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Rows as the engine writes them into its history, made up, and kept beside for whoever counts them in another way. */
final class Histories {

    /** @param end null while it runs */
    record Matter(String id, String process, String definition, String tenant, String number, Instant start, Instant end, String state,
                  List<Step> steps, List<Task> tasks) {
    }

    record Step(String id, String type, Instant start, Instant end, boolean cancelled) {

        boolean passed() {
            return end != null && !cancelled;
        }
    }

    record Task(String step, Instant due, Instant end) {
    }

    final List<Matter> matters = new ArrayList<>();
    private final JdbcClient jdbc;

    Histories(DataSource database) {
        new ResourceDatabasePopulator(new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create.history.sql")).execute(database);
        jdbc = JdbcClient.create(database);
    }

    /** Where the engine has made its tables. */
    Histories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes them out again. */
    void forget() {
        for (String table : List.of("act_hi_taskinst", "act_hi_actinst", "act_hi_procinst")) {
            matters.forEach(matter -> jdbc.sql("delete from " + table + " where proc_inst_id_ = ?").param(matter.id()).update());
        }
    }

    /** Any number of them, the same for the same seed. */
    void makeUp(Random random, int count, List<String> processes, List<String> tenants, Instant from, Duration period) {
        for (int number = 0; number < count; number++) {
            String process = processes.get(random.nextInt(processes.size()));
            Instant start = from.plusMillis((long) (random.nextDouble() * period.toMillis()));
            int fate = random.nextInt(10);
            Instant end = fate < 3 ? null : start.plusSeconds(random.nextInt(900_000));
            List<Step> steps = new ArrayList<>();
            List<Task> tasks = new ArrayList<>();
            for (int step = 0; step < 1 + random.nextInt(12); step++) {
                String id = "step" + random.nextInt(6);
                Instant begun = start.plusSeconds(step * 60L);
                Instant done = random.nextInt(5) == 0 ? null : begun.plusMillis(random.nextInt(500_000_000));
                steps.add(new Step(id, random.nextInt(8) == 0 ? "exclusiveGateway" : random.nextInt(9) == 0 ? "multiInstanceBody" : "userTask",
                        begun, done, done != null && random.nextInt(6) == 0));
                tasks.add(new Task(id, random.nextInt(3) == 0 ? null : begun.plusSeconds(random.nextInt(300_000)), done));
            }
            add(new Matter("m" + matters.size(), process, process + ":" + (1 + random.nextInt(2)), tenants.get(random.nextInt(tenants.size())),
                    random.nextInt(10) == 0 ? null : "case-" + random.nextInt(count), start, end,
                    end == null ? "ACTIVE" : fate == 3 ? "EXTERNALLY_TERMINATED" : "COMPLETED", steps, tasks));
        }
    }

    void add(Matter matter) {
        matters.add(matter);
        jdbc.sql("insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_, duration_,"
                        + " tenant_id_, state_) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(matter.id(), matter.id(), matter.number(), matter.process(), matter.definition(), Timestamp.from(matter.start()),
                        time(matter.end()), span(matter.start(), matter.end()), matter.tenant(), matter.state()).update();
        int row = 0;
        for (Step step : matter.steps()) {
            jdbc.sql("insert into act_hi_actinst (id_, proc_def_id_, proc_inst_id_, execution_id_, act_id_, act_name_, act_type_, start_time_, end_time_,"
                            + " duration_, act_inst_state_) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(matter.id() + "-" + row++, matter.definition(), matter.id(), matter.id(), step.id(), "环节" + step.id(), step.type(),
                            Timestamp.from(step.start()), time(step.end()), span(step.start(), step.end()), step.cancelled() ? 2 : 0).update();
        }
        for (Task task : matter.tasks()) {
            jdbc.sql("insert into act_hi_taskinst (id_, proc_inst_id_, task_def_key_, start_time_, end_time_, due_date_) values (?, ?, ?, ?, ?, ?)")
                    .params(matter.id() + "-" + row++, matter.id(), task.step(), Timestamp.from(matter.start()), time(task.end()), time(task.due())).update();
        }
    }

    private static Timestamp time(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static Long span(Instant start, Instant end) {
        return end == null ? null : Duration.between(start, end).toMillis();
    }
}
