package cn.baolei.duty;

import static cn.baolei.duty.DutyShiftTable.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rostered shifts and their process instances know of each other. */
@Repository
class RunningShifts {

    private final JdbcClient jdbc;

    RunningShifts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of shifts that should have begun and have not. */
    List<Long> due(Instant now) {
        return jdbc.sql("select id from duty_shift where started_at is null and starts_at <= ? order by starts_at, id")
                .param(utc(now)).query(Long.class).list();
    }

    /**
     * Takes the shift for starting, in the caller's transaction.
     *
     * @param lateFrom a shift rostered in time that began before this is late
     * @return false when it has been started already
     */
    boolean claim(long id, Instant now, Instant lateFrom) {
        return jdbc.sql("""
                update duty_shift set started_at = ?, late = starts_at < ? and entered_at <= starts_at
                where id = ? and started_at is null""").params(utc(now), utc(lateFrom), id).update() == 1;
    }

    void remember(long id, String processInstance) {
        jdbc.sql("update duty_shift set process_instance_id = ? where id = ?").params(processInstance, id).update();
    }

    /** The instance has taken note of who is on duty. */
    void knowOfficer(long id) {
        jdbc.sql("update duty_shift set known_officer = officer where id = ?").param(id).update();
    }

    /** Ids of shifts in progress whose instance does not know yet that somebody else is on duty. */
    List<Long> replaced(Instant now) {
        return jdbc.sql("select id from duty_shift where process_instance_id is not null and known_officer <> officer and ends_at > ?")
                .param(utc(now)).query(Long.class).list();
    }

    void orderCall(long id, String by) {
        jdbc.sql("update duty_shift set call_ordered_by = ? where id = ?").params(by, id).update();
    }

    /** Ids of shifts in progress whose roll is to be called now. */
    List<Long> callsOrdered(Instant now) {
        return jdbc.sql("select id from duty_shift where process_instance_id is not null and call_ordered_by is not null and ends_at > ?")
                .param(utc(now)).query(Long.class).list();
    }

    void callCarriedOut(long id) {
        jdbc.sql("update duty_shift set call_ordered_by = null where id = ?").param(id).update();
    }

    String instanceOf(long id) {
        return jdbc.sql("select process_instance_id from duty_shift where id = ?").param(id).query(String.class).single();
    }

    void close(long id, Instant now) {
        jdbc.sql("update duty_shift set taken_over_at = ? where id = ?").params(utc(now), id).update();
    }
}
