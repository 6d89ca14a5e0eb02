package cn.baolei.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ScreeningRounds {

    private final JdbcClient jdbc;

    ScreeningRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Round round) {
        jdbc.sql("""
                insert into screening_round (number, organisation, title, opened_at, closes_at, process_instance)
                values (?, ?, ?, ?, ?, ?)""")
                .params(round.number(), round.organisation(), round.title(), Times.stored(round.openedAt()),
                        Times.stored(round.closesAt()), round.instance())
                .update();
    }

    Optional<Round> find(String number) {
        return jdbc.sql("select * from screening_round where number = ?").param(number).query(ScreeningRounds::round).optional();
    }

    /** Holds off the closing of the round until the caller's transaction ends; answers do not wait for each other. */
    Round keepState(String number) {
        return jdbc.sql("select * from screening_round where number = ? for share").param(number).query(ScreeningRounds::round).single();
    }

    /** Waits for answers under way, so that each is either in the roll-up or knows that it is late. */
    boolean close(String number, Instant at) {
        return jdbc.sql("update screening_round set closed_at = ? where number = ? and closed_at is null")
                .params(Times.stored(at), number).update() == 1;
    }

    /** Rounds in which an organisation of the list takes part, or which it launched; the newest first. */
    List<Round> concerning(List<String> organisations) {
        return jdbc.sql("""
                select * from screening_round r where exists (
                    select 1 from screening_unit u where u.round = r.number and u.organisation = any (?))
                order by opened_at desc limit 50""")
                .param(organisations.toArray(String[]::new)).query(ScreeningRounds::round).list();
    }

    List<Round> closedSince(Instant moment) {
        return jdbc.sql("select * from screening_round where closed_at > ? order by closed_at").param(Times.stored(moment))
                .query(ScreeningRounds::round).list();
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(row.getString("number"), row.getString("organisation"), row.getString("title"), Times.read(row, "opened_at"),
                Times.read(row, "closes_at"), row.getString("process_instance"), Times.read(row, "closed_at"));
    }
}
