package cn.baolei.release;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What was published on which channel, by the channel's system or by hand, with the proof of it. */
@Service
class Publications {

    private final ClearedReleases releases;
    private final PublicationChannel channels;
    private final JdbcClient jdbc;
    private final Clock clock;

    Publications(ClearedReleases releases, PublicationChannel channels, JdbcClient jdbc, Clock clock) {
        this.releases = releases;
        this.channels = channels;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Publishes a cleared release on a channel. What is on record as published is not sent again.
     *
     * @return whether it is published; if not, people must do it
     */
    boolean publish(String processInstance, String channel) {
        if (isPublished(processInstance, channel)) {
            return true;
        }
        Optional<String> receipt = channels.publish(releases.get(processInstance), channel);
        receipt.ifPresent(proof -> record(processInstance, channel, "automatic", clock.instant(), null, proof));
        return receipt.isPresent();
    }

    /** @param address where people find it */
    void publishedByHand(String processInstance, String channel, Instant at, String official, String address) {
        record(processInstance, channel, "manual", at, official, address);
    }

    private boolean isPublished(String processInstance, String channel) {
        return jdbc.sql("select 1 from publication where process_instance = ? and channel = ?").params(processInstance, channel)
                .query().optionalValue().isPresent();
    }

    private void record(String processInstance, String channel, String mode, Instant at, String official, String receipt) {
        jdbc.sql("""
                insert into publication (process_instance, channel, mode, published_at, published_by, receipt)
                values (?, ?, ?, ?, ?, ?)""")
                .params(processInstance, channel, mode, at.atOffset(ZoneOffset.UTC), official, receipt).update();
    }
}
