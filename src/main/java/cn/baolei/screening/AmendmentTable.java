package cn.baolei.screening;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came, or came to light, after an organisation had answered or the round was closed. Only ever added to. */
@Component
class AmendmentTable {

    private final JdbcClient jdbc;

    AmendmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Amendment amendment) {
        Figures figures = amendment.figures();
        jdbc.sql("""
                insert into screening_amendment (round, organisation, kind, reason, outcome, expected, registered, exceptions, away,
                                                 amended_at, amended_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(amendment.round(), amendment.organisation(), amendment.late() ? "late" : "correction", amendment.reason(),
                        amendment.outcome().code(), figures.expected(), figures.registered(), figures.exceptions(), figures.away(),
                        Times.stored(amendment.at()), amendment.by())
                .update();
    }

    /** In the order in which they were made. */
    List<Amendment> of(String round) {
        return jdbc.sql("select * from screening_amendment where round = ? order by id").param(round)
                .query((row, number) -> new Amendment(row.getString("round"), row.getString("organisation"),
                        row.getString("kind").equals("late"), row.getString("reason"), Outcome.ofCode(row.getString("outcome")),
                        new Figures(row.getInt("expected"), row.getInt("registered"), row.getInt("exceptions"), row.getInt("away")),
                        Times.read(row, "amended_at"), row.getString("amended_by")))
                .list();
    }
}
