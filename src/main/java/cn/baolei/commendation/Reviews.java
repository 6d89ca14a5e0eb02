package cn.baolei.commendation;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent to the superior for review, from which instance to which, and the answers. */
@Component
class Reviews {

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;
    private final Clock clock;

    Reviews(JdbcClient jdbc, OrganisationDirectory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /** Who reviews; empty at the top. */
    Optional<Organisation> superiorOf(String organisation) {
        return directory.superiorOf(organisation);
    }

    boolean isApproved(String origin) {
        return jdbc.sql("select exists (select from commendation_review where origin_instance = ? and decision = 'approve')")
                .param(origin).query(Boolean.class).single();
    }

    void sent(String origin, String receiver, String superior) {
        jdbc.sql("""
                insert into commendation_review (receiver_instance, origin_instance, round, superior, sent_at)
                select ?, ?, count(*) + 1, ?, ? from commendation_review where origin_instance = ?""")
                .params(receiver, origin, superior, now(), origin).update();
    }

    /** @return the instance that waits for the answer; empty when it has been answered before */
    Optional<String> answered(String receiver, String decision, String opinion) {
        return jdbc.sql("""
                update commendation_review set decision = ?, opinion = ?, decided_at = ?
                where receiver_instance = ? and decision is null returning origin_instance""")
                .params(decision, opinion, now(), receiver).query(String.class).optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
