package cn.baolei.duty;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The roster in the database. */
@Repository
class DutyShiftTable {

    private static final String SHIFT = "select id, organisation, starts_at, ends_at, officer, leader, started_at, late from duty_shift ";

    private final JdbcClient jdbc;

    DutyShiftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Codes of the organisations that have ever entered a roster. */
    List<String> organisations() {
        return jdbc.sql("select organisation from duty_roster order by organisation").query(String.class).list();
    }

    Optional<ShiftPattern> patternOf(String organisation) {
        return jdbc.sql("select shift_pattern from duty_roster where organisation = ?").param(organisation)
                .query(String.class).optional().flatMap(ShiftPattern::ofCode);
    }

    /** Locks the roster until the transaction ends: two people who enter it at once do so one after the other. */
    void change(String organisation, ShiftPattern pattern, String by, Instant now) {
        jdbc.sql("""
                insert into duty_roster (organisation, shift_pattern, changed_by, changed_at) values (?, ?, ?, ?)
                on conflict (organisation) do update set shift_pattern = excluded.shift_pattern, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at""")
                .params(organisation, pattern.code(), by, utc(now)).update();
    }

    Optional<DutyShift> at(String organisation, Instant moment) {
        return shifts("where organisation = ? and starts_at <= ? and ends_at > ?", organisation, utc(moment), utc(moment)).findFirst();
    }

    /** At every organisation. */
    List<DutyShift> at(Instant moment) {
        return shifts("where starts_at <= ? and ends_at > ?", utc(moment), utc(moment)).toList();
    }

    DutyShift get(long id) {
        return shifts("where id = ?", id).findFirst().orElseThrow(() -> new IllegalArgumentException("No duty shift " + id));
    }

    Optional<DutyShift> find(long id) {
        return shifts("where id = ?", id).findFirst();
    }

    /** Shifts that touch a period, in order; those that only adjoin it too. */
    List<DutyShift> around(String organisation, Period period) {
        return shifts("where organisation = ? and starts_at <= ? and ends_at >= ? order by starts_at",
                organisation, utc(period.to()), utc(period.from())).toList();
    }

    /** The same at whatever organisation, of certain people. */
    List<DutyShift> around(Collection<String> people, Period period) {
        return jdbc.sql(SHIFT + "where (officer in (:people) or leader in (:people)) and starts_at <= :to and ends_at >= :from")
                .param("people", people).param("to", utc(period.to())).param("from", utc(period.from())).query(DutyShift.class).list();
    }

    /** The end of the last shift before a moment. */
    Optional<Instant> lastEndBefore(String organisation, Instant moment) {
        return jdbc.sql("select max(ends_at) from duty_shift where organisation = ? and starts_at < ?")
                .params(organisation, utc(moment)).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    void deleteNotStarted(String organisation, Period period) {
        jdbc.sql("delete from duty_shift where organisation = ? and starts_at >= ? and starts_at < ? and started_at is null")
                .params(organisation, utc(period.from()), utc(period.to())).update();
    }

    void add(String organisation, PlannedShift shift, Instant now) {
        jdbc.sql("insert into duty_shift (organisation, starts_at, ends_at, officer, leader, entered_at) values (?, ?, ?, ?, ?, ?)")
                .params(organisation, utc(shift.period().from()), utc(shift.period().to()), shift.officer(), shift.leader(), utc(now))
                .update();
    }

    void replaceOfficer(long id, String officer) {
        jdbc.sql("update duty_shift set officer = ? where id = ?").params(officer, id).update();
    }

    private Stream<DutyShift> shifts(String condition, Object... values) {
        return jdbc.sql(SHIFT + condition).params(values).query(DutyShift.class).list().stream();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
