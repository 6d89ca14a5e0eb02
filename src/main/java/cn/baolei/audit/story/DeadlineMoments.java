package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The alarms that a step has met, by the schedule kept when it began, and the 督办 cases opened over it. What became of a clue is not
 * told: cases about officials are nobody's but their handlers'.
 */
@Component
@Order(3)
class DeadlineMoments implements Source {

    private static final int WITHIN = 7;

    private final JdbcClient jdbc;

    DeadlineMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        return Stream.concat(matter.tasks().values().stream().filter(visit -> visit.task().clocks() != null).flatMap(visit -> alarms(visit, matter.now())),
                supervisions(matter).stream());
    }

    private static Stream<Told> alarms(Visit visit, Instant now) {
        Visit.Clocks clocks = visit.task().clocks();
        Instant until = visit.ended() == null ? now : visit.ended();
        return Stream.of(
                alarm(visit, clocks.remind(), until, "尚未办结，提醒", false),
                alarm(visit, clocks.due(), until, "到期未办结，催办", true),
                alarm(visit, clocks.supervise(), until, "逾期" + Times.duration(Duration.between(clocks.due(), clocks.supervise())) + "未办结，督办", true),
                alarm(visit, clocks.clue(), until, "督办后仍未办结，到移送问题线索的时限", true)).flatMap(told -> told);
    }

    private static Stream<Told> alarm(Visit visit, Instant at, Instant until, String words, boolean late) {
        return at.isBefore(until) ? Stream.of(Told.in(visit, WITHIN, at, Kind.DEADLINE, null, words).lateIf(late)) : Stream.of();
    }

    private List<Told> supervisions(Matter matter) {
        String scope = matter.reader().condition("run.tenant_id_", "run.proc_def_key_", "run.business_key_");
        return matter.reader().bind(jdbc.sql("""
                        select supervision.case_number, supervision.task_id, supervision.ordered_at, supervision.organisation from supervision
                        join act_hi_procinst run on run.proc_inst_id_ = supervision.instance
                        where supervision.task_id = any (:tasks) and\s""" + scope).param("tasks", matter.taskIds()))
                .query((row, number) -> {
                    Visit visit = matter.tasks().get(row.getString("task_id"));
                    return new Told(Times.of(row, "ordered_at"), Told.LAST - 3, Kind.DEADLINE, null, row.getString("organisation"), visit.run(), visit,
                            "上级督办立案（" + row.getString("case_number") + "）", List.of(), null, true);
                }).list();
    }
}
