package cn.baolei.duty;

import cn.baolei.engine.CurrentUser;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened on shifts: arrivals, roll calls, absences, replacements, hand-overs. */
@Component
class DutyEvents {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    DutyEvents(JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @param note null when there is nothing to add */
    void record(long shift, String kind, String person, String note) {
        jdbc.sql("insert into duty_event (shift, kind, person, recorded_by, note, recorded_at) values (?, ?, ?, ?, ?, ?)")
                .params(shift, kind, person, currentUser.id().orElse(null), note, DutyShiftTable.utc(clock.instant())).update();
    }

    int count(long shift, String kind) {
        return jdbc.sql("select count(*) from duty_event where shift = ? and kind = ?").params(shift, kind).query(Integer.class).single();
    }
}
