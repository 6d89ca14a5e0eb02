package cn.baolei.audit.search;

import cn.baolei.audit.search.Criteria.State;
import cn.baolei.protection.CaseSecrets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instances drawn at random, in the history as the engine and the application would have written them; what is true of each is known. */
final class MadeUpCases {

    /** With it their numbers begin. */
    static final String MARK = "made-up";
    static final List<String> PROCESSES = List.of("pledge", "suspected-case", "assistance", "accountability", "cadre-assessment");
    static final List<String> PEOPLE = List.of("yanshi-zx-xining.doctor", "xining.secretary", "haidong.secretary", "qhedu.secretary");

    private static final Instant BEGIN = Instant.parse("2018-12-31T16:00:00Z");

    record Made(String instance, String number, String process, String organisation, Instant started, Instant ended, State state, Set<String> actors,
                boolean late, boolean fallback, boolean correction, String step) {
    }

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final List<String> organisations;
    private final List<Made> made = new ArrayList<>();

    MadeUpCases(JdbcClient jdbc, CaseSecrets secrets, List<String> organisations) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.organisations = organisations;
    }

    List<Made> all() {
        return made;
    }

    void draw(Random random, int size) {
        for (int number = 0; number < size; number++) {
            State state = State.values()[random.nextInt(3)];
            // At every full hour, also at those where the day changes in Qinghai and not in UTC.
            Instant started = BEGIN.plus(Duration.ofHours(random.nextInt(400 * 24)));
            enter(new Made(UUID.randomUUID().toString(), MARK + "-" + random.nextInt(4) + "-" + number, PROCESSES.get(random.nextInt(PROCESSES.size())),
                    organisations.get(random.nextInt(organisations.size())), started,
                    state == State.RUNNING ? null : started.plus(Duration.ofHours(1 + random.nextInt(99))), state, drawnActors(random),
                    random.nextInt(3) == 0, random.nextInt(4) == 0, random.nextInt(4) == 0, "step-" + random.nextInt(3)), random);
        }
    }

    private static Set<String> drawnActors(Random random) {
        Set<String> actors = new HashSet<>();
        PEOPLE.stream().filter(one -> random.nextInt(4) == 0).forEach(actors::add);
        return actors;
    }

    private void enter(Made one, Random random) {
        made.add(one);
        String state = switch (one.state()) {
            case RUNNING -> random.nextBoolean() ? "ACTIVE" : "SUSPENDED";
            case FINISHED -> "COMPLETED";
            case TERMINATED -> random.nextBoolean() ? "EXTERNALLY_TERMINATED" : "INTERNALLY_TERMINATED";
        };
        List<String> actors = new ArrayList<>(one.actors());
        String starter = actors.isEmpty() || random.nextBoolean() ? null : actors.remove(0);
        jdbc.sql("insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_, start_user_id_, state_,"
                + " tenant_id_) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").params(one.instance(), one.instance(), one.number(), one.process(), one.process() + ":0",
                Timestamp.from(one.started()), one.ended() == null ? null : Timestamp.from(one.ended()), starter, state, one.organisation()).update();
        jdbc.sql("insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, proc_inst_id_, execution_id_, act_id_, act_type_, start_time_, act_inst_state_,"
                + " tenant_id_) values (?, ?, ?, ?, ?, ?, 'userTask', ?, 0, ?)").params(UUID.randomUUID().toString(), one.process(), one.process() + ":0",
                one.instance(), one.instance(), one.step(), Timestamp.from(one.started()), one.organisation()).update();
        task(one, null, one.late());
        for (String actor : actors) {
            if (random.nextBoolean()) {
                task(one, actor, false);
            } else {
                action(one, "copy", actor, "");
            }
        }
        if (one.fallback()) {
            jdbc.sql("insert into routing_fact (task_id, process_instance_id, case_number, step, wanted_post, chosen_post, reason, decided_at, kind)"
                    + " values ('t', ?, ?, 's', 'a@b', 'c@d', '空缺', now(), ?)").params(one.instance(), one.number(),
                    List.of("fallen", "unattended", "handled").get(random.nextInt(3))).update();
        } else if (random.nextBoolean()) {
            jdbc.sql("insert into routing_fact (task_id, process_instance_id, case_number, step, wanted_post, chosen_post, reason, decided_at, kind)"
                    + " values ('t', ?, ?, 's', 'a@b', 'c@d', '回任', now(), 'returned')").params(one.instance(), one.number()).update();
        }
        if (one.correction()) {
            action(one, random.nextBoolean() ? "return" : "withdraw", null, "");
        }
    }

    /** Late: done after its due time; a task that has an end and a due time, or never had one. */
    private void task(Made one, String assignee, boolean late) {
        Instant end = one.started().plus(Duration.ofHours(5));
        jdbc.sql("insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_def_id_, proc_inst_id_, execution_id_, name_, assignee_, start_time_,"
                + " end_time_, due_date_, tenant_id_) values (?, 's', ?, ?, ?, ?, 's', ?, ?, ?, ?, ?)").params(UUID.randomUUID().toString(), one.process(),
                one.process() + ":0", one.instance(), one.instance(), assignee, Timestamp.from(one.started()), Timestamp.from(end),
                assignee != null ? null : Timestamp.from(late ? end.minusSeconds(1) : end), one.organisation()).update();
    }

    private void action(Made one, String kind, String actor, String content) {
        jdbc.sql("insert into task_action (kind, case_number, process_instance, task, step_name, organisation, actor, content, acted_at)"
                + " values (?, ?, ?, 't', 's', ?, ?, ?, now())").params(kind, one.number(), one.instance(), one.organisation(), actor, content).update();
    }

    /** An opinion, sealed. */
    void writes(Made one, String opinion) {
        action(one, "opinion", "xining.secretary", secrets.seal(one.number(), "task_action.content", opinion));
    }

    void remove() {
        String[] instances = made.stream().map(Made::instance).toArray(String[]::new);
        for (String table : List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst")) {
            jdbc.sql("delete from " + table + " where proc_inst_id_ = any (?)").param(instances).update();
        }
        jdbc.sql("delete from routing_fact where process_instance_id = any (?)").param(instances).update();
        jdbc.sql("delete from task_action where process_instance = any (?)").param(instances).update();
    }
}
