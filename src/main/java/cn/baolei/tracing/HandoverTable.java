package cn.baolei.tracing;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was handed to whom, and what became of it; both organisations' steps write here. */
@Component
class HandoverTable {

    /** A handover as it stands; times are null as long as they have not come. */
    record State(String toOrganisation, int contactCount, Instant handedOverAt, Instant acceptedAt, int returnedCount,
                 int releasedCount, int symptomaticCount, int endedCount, Instant closedAt) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    HandoverTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void handedOver(Handover handover, String caseNumber, String from, String fromInstance, String toInstance) {
        jdbc.sql("""
                insert into contact_handover (id, case_number, from_organisation, from_process_instance_id, to_organisation,
                                              to_process_instance_id, contact_count, handed_over_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(handover.id(), caseNumber, from, fromInstance, handover.organisation(), toInstance,
                        handover.contacts().size(), now())
                .update();
    }

    void accepted(String id, int returned) {
        jdbc.sql("update contact_handover set accepted_at = ?, returned_count = ? where id = ?").params(now(), returned, id).update();
    }

    void closed(String id, int released, int symptomatic, int ended) {
        jdbc.sql("""
                update contact_handover set released_count = ?, symptomatic_count = ?, ended_count = ?, closed_at = ?
                where id = ?""").params(released, symptomatic, ended, now(), id).update();
    }

    /** All that an instance has handed over, in the order of doing so. */
    List<State> handedOverBy(String processInstance) {
        return jdbc.sql("""
                select to_organisation, contact_count, handed_over_at, accepted_at, returned_count, released_count,
                       symptomatic_count, ended_count, closed_at
                from contact_handover where from_process_instance_id = ? order by handed_over_at, to_organisation""")
                .param(processInstance)
                .query((row, number) -> new State(row.getString(1), row.getInt(2), instant(row.getObject(3, OffsetDateTime.class)),
                        instant(row.getObject(4, OffsetDateTime.class)), row.getInt(5), row.getInt(6), row.getInt(7),
                        row.getInt(8), instant(row.getObject(9, OffsetDateTime.class))))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
