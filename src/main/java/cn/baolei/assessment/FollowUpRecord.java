package cn.baolei.assessment;

import cn.baolei.assessment.Figure.Evidence;
import cn.baolei.commendation.DoneStep;
import cn.baolei.commendation.WorkRecord;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** New matters that arose from matters on which the official worked. */
@Component
@Order(2)
class FollowUpRecord implements RecordSource {

    private final WorkRecord record;
    private final OrganisationDirectory directory;
    private final JdbcClient jdbc;

    FollowUpRecord(WorkRecord record, OrganisationDirectory directory, JdbcClient jdbc) {
        this.record = record;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @Override
    public List<Figure> figuresOf(String user, Instant from, Instant until) {
        String[] instances = record.of(user, directory.root().code(), from, until).stream().map(DoneStep::instance).distinct().toArray(String[]::new);
        return List.of(Figure.count("所办事项引出的后续事项", "件",
                jdbc.sql("select to_case, started_at from follow_up where from_instance = any (?) order by started_at").param(instances)
                        .query((row, number) -> new Evidence(row.getString("to_case"), "由所办事项引出",
                                row.getObject("started_at", OffsetDateTime.class).toInstant())).list()));
    }
}
