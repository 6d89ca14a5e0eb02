package cn.baolei.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the trail shows of routing: falls, returns, released claims, and who did a step for whom. */
@Component
public class RoutingRecord {

    /**
     * @param task     task id
     * @param stepName name of the step; null in what was recorded before names were
     * @param official user id of whoever did it or had it; null when it concerns nobody in person
     * @param words    in Chinese
     */
    public record Line(Kind kind, String task, String stepName, String official, String words, Instant at) {
    }

    public enum Kind {

        FALLEN("代办"), RETURNED("回归岗位"), RELEASED("退回岗位"), UNATTENDED("无人可办"), HANDLED("代为办结");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What an official reads. */
        public String label() {
            return label;
        }
    }

    private final JdbcClient jdbc;

    RoutingRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a case, across its instances, oldest first. */
    public List<Line> ofCase(String caseNumber) {
        return jdbc.sql("select * from routing_fact where case_number = ? order by id").param(caseNumber).query(RoutingRecord::read).list();
    }

    public List<Line> ofInstance(String instance) {
        return jdbc.sql("select * from routing_fact where process_instance_id = ? order by id").param(instance).query(RoutingRecord::read).list();
    }

    private static Line read(ResultSet row, int number) throws SQLException {
        return new Line(Kind.valueOf(row.getString("kind").toUpperCase()), row.getString("task_id"), row.getString("step_name"),
                row.getString("official"), row.getString("reason"), row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
