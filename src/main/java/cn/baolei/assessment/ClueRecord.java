package cn.baolei.assessment;

import cn.baolei.assessment.Figure.Evidence;
import cn.baolei.clue.ClueLabel;
import cn.baolei.commendation.DoneStep;
import cn.baolei.commendation.WorkRecord;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suspected breaches of duty: found to concern the official, in steps they completed, and at organisations they answer for as 书记. */
@Component
@Order(4)
class ClueRecord implements RecordSource {

    private final WorkRecord record;
    private final OrganisationDirectory directory;
    private final JdbcClient jdbc;

    ClueRecord(WorkRecord record, OrganisationDirectory directory, JdbcClient jdbc) {
        this.record = record;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @Override
    public List<Figure> figuresOf(String user, Instant from, Instant until) {
        String[] tasks = record.of(user, directory.root().code(), from, until).stream().map(DoneStep::taskId).toArray(String[]::new);
        String[] asSecretary = directory.postsOf(user).stream().filter(post -> post.role() == Role.SECRETARY)
                .flatMap(post -> directory.withPredecessors(post.organisation()).stream()).toArray(String[]::new);
        return List.of(Figure.count("涉及本人的问责线索", "条", clues("person", new String[] {user}, from, until)),
                Figure.count("本人办理环节的问责线索", "条", clues("subject", tasks, from, until)),
                Figure.count("任书记单位的问责线索", "条", clues("organisation", asSecretary, from, until)));
    }

    private List<Evidence> clues(String column, String[] values, Instant from, Instant until) {
        return jdbc.sql("select rule, case_number, detected_at from clue where " + column
                        + " = any (?) and detected_at >= ? and detected_at < ? order by detected_at")
                .params(values, from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Evidence(row.getString("case_number"), ClueLabel.of(row.getString("rule")),
                        row.getObject("detected_at", OffsetDateTime.class).toInstant())).list();
    }
}
