package cn.baolei.oversight;

import cn.baolei.taskwork.Confidential;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds matters of organisations, a page at a time, in the engine's history. Nothing confidential, and no case that is to be kept from the reader. */
@Repository
class MatterSearch {

    /**
     * @param organisations codes
     * @param keptFrom      numbers of cases from which the reader must keep out
     */
    record Question(Collection<String> organisations, Set<String> keptFrom, Show show) {
    }

    /** Which matters. */
    enum Show {
        OPEN("instance.end_time_ is null"),
        OVERDUE("exists (select from act_ru_task task where task.proc_inst_id_ = instance.proc_inst_id_ and task.due_date_ < :now)"),
        FINISHED("instance.end_time_ is not null");

        private final String condition;

        Show(String condition) {
            this.condition = condition;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    MatterSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long count(Question question) {
        return ask("select count(*) ", question, "").query(Long.class).single();
    }

    /** @param first how many to pass over. @return instances, the latest first */
    List<String> find(Question question, long first, int most) {
        return ask("select instance.proc_inst_id_ ", question, " order by instance.start_time_ desc, instance.proc_inst_id_ limit :most offset :first")
                .param("most", most).param("first", first).query(String.class).list();
    }

    private StatementSpec ask(String what, Question question, String rest) {
        StatementSpec statement = jdbc.sql(what + """
                        from act_hi_procinst instance
                        where instance.tenant_id_ = any (:organisations) and instance.proc_def_key_ <> all (:confidential)
                            and (instance.business_key_ is null or instance.business_key_ <> all (:keptFrom)) and\s""" + question.show().condition + rest)
                .param("organisations", question.organisations().toArray(String[]::new))
                .param("confidential", Confidential.PROCESSES.toArray(String[]::new))
                .param("keptFrom", question.keptFrom().toArray(String[]::new));
        // The engine keeps its times in the zone of the machine, and so does a Timestamp.
        return question.show() == Show.OVERDUE ? statement.param("now", Timestamp.from(clock.instant())) : statement;
    }
}
