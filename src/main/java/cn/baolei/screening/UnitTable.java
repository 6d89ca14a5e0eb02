package cn.baolei.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class UnitTable {

    private final JdbcClient jdbc;

    UnitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param superiors of the organisations, in the same order; null for the launching one */
    void insertAll(String round, List<String> organisations, List<String> superiors) {
        jdbc.sql("insert into screening_unit (round, organisation, superior) select ?, * from unnest(?::text[], ?::text[])")
                .params(round, organisations.toArray(String[]::new), superiors.toArray(String[]::new)).update();
    }

    /** Organisations whose instance is not started yet, locked for the caller; others take the next ones. */
    List<Unit> nextUnlaunched(String round, int count) {
        return jdbc.sql("""
                select * from screening_unit where round = ? and process_instance is null
                order by id limit ? for update skip locked""")
                .params(round, count).query(UnitTable::unit).list();
    }

    boolean isAllLaunched(String round) {
        return jdbc.sql("select not exists (select 1 from screening_unit where round = ? and process_instance is null)")
                .param(round).query(Boolean.class).single();
    }

    void launched(long unit, String instance, Instant at) {
        jdbc.sql("update screening_unit set process_instance = ?, launched_at = ? where id = ?")
                .params(instance, Times.stored(at), unit).update();
    }

    Optional<Unit> find(String round, String organisation) {
        return jdbc.sql("select * from screening_unit where round = ? and organisation = ?")
                .params(round, organisation).query(UnitTable::unit).optional();
    }

    Unit get(long unit) {
        return jdbc.sql("select * from screening_unit where id = ?").param(unit).query(UnitTable::unit).single();
    }

    /** Holds off the submission of an organisation until the caller's transaction ends. */
    Unit keepState(long unit) {
        return jdbc.sql("select * from screening_unit where id = ? for share").param(unit).query(UnitTable::unit).single();
    }

    List<Unit> of(String round) {
        return jdbc.sql("select * from screening_unit where round = ? order by id").param(round).query(UnitTable::unit).list();
    }

    boolean isAllSubmitted(String round) {
        return jdbc.sql("select not exists (select 1 from screening_unit where round = ? and submitted_at is null)")
                .param(round).query(Boolean.class).single();
    }

    /** Why the numbers of expected and registered persons differ; null when they do not. */
    void submit(long unit, Outcome outcome, Figures figures, String difference, Instant at, String by) {
        jdbc.sql("""
                update screening_unit set outcome = ?, expected = ?, registered = ?, exceptions = ?, away = ?, difference = ?,
                                          submitted_at = ?, submitted_by = ?
                where id = ? and submitted_at is null""")
                .params(outcome.code(), figures.expected(), figures.registered(), figures.exceptions(), figures.away(), difference,
                        Times.stored(at), by, unit)
                .update();
    }

    private static Unit unit(ResultSet row, int number) throws SQLException {
        Outcome outcome = Outcome.ofCode(row.getString("outcome"));
        Figures figures = outcome == null ? null : new Figures(row.getInt("expected"), row.getInt("registered"),
                row.getInt("exceptions"), row.getInt("away"));
        return new Unit(row.getLong("id"), row.getString("round"), row.getString("organisation"), row.getString("superior"),
                row.getString("process_instance"), outcome, figures, Times.read(row, "submitted_at"));
    }
}
