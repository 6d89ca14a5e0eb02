package cn.baolei.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often the elements of the diagrams were run. Read from the engine's history table in one statement, because its own queries
 * count one element of one version at a time.
 */
@Component
public class StepRuns {

    /** @param process key. @param element id in the diagram */
    public record Step(String process, String element) {
    }

    public record Runs(long count, Instant last) {
    }

    private record Line(Step step, Runs runs) {
    }

    private final JdbcClient jdbc;

    StepRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions together; elements that never ran are missing. @param organisations codes of those whose instances count */
    public Map<Step, Runs> in(Collection<String> organisations) {
        return jdbc.sql("""
                select proc_def_key_, act_id_, count(*) as runs, max(start_time_) as last
                from act_hi_actinst where tenant_id_ = any (?) group by proc_def_key_, act_id_""")
                .param(organisations.toArray(String[]::new)).query(StepRuns::line).list().stream()
                .collect(Collectors.toMap(Line::step, Line::runs));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(new Step(row.getString("proc_def_key_"), row.getString("act_id_")),
                new Runs(row.getLong("runs"), row.getTimestamp("last").toInstant()));
    }
}
