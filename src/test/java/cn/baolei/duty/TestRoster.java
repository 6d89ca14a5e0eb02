package cn.baolei.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A week in which two people take turns at eight in the morning and at eight in the evening. */
class TestRoster {

    static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    /** The evening before. */
    static final Instant ENTERED = Instant.parse("2026-05-31T12:00:00Z");
    static final Instant MONDAY_EIGHT = Instant.parse("2026-06-01T00:00:00Z");
    static final Instant MONDAY_TWENTY = Instant.parse("2026-06-01T12:00:00Z");
    static final Instant WEEK_OVER = Instant.parse("2026-06-08T00:00:00Z");

    private final RosterEntry entry;
    private final JdbcClient jdbc;
    private final IdentityService identities;

    TestRoster(RosterEntry entry, JdbcClient jdbc, IdentityService identities) {
        this.entry = entry;
        this.jdbc = jdbc;
        this.identities = identities;
    }

    static List<PlannedShift> week(String organisation, String byDay, String byNight) {
        List<PlannedShift> week = new ArrayList<>();
        for (Period period : ShiftPattern.TWO.week(MONDAY)) {
            boolean day = week.size() % 2 == 0;
            week.add(new PlannedShift(period, organisation + "." + (day ? byDay : byNight),
                    organisation + "." + (day ? "duty-leader" : "committee-member")));
        }
        return week;
    }

    void enter(String organisation, String byDay, String byNight) {
        assertThat(entry.enter(organisation, ShiftPattern.TWO, week(organisation, byDay, byNight), organisation + ".office-director"))
                .isEmpty();
    }

    /** Other tests expect that nobody keeps a roster. */
    void delete() {
        jdbc.sql("delete from duty_event").update();
        jdbc.sql("delete from duty_shift").update();
        jdbc.sql("delete from duty_roster").update();
        identities.createGroupQuery().groupType("duty").list().forEach(group -> identities.deleteGroup(group.getId()));
    }
}
