package cn.baolei.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roll-ups as they were at the closing of a round. The database refuses to change them. */
@Component
class Snapshots {

    /** What is frozen, word for word. */
    record Content(String round, String title, Instant closedAt, List<UnitLine> lines) {
    }

    /** @param sha256 of the stored text, taken at freezing */
    record Kept(Content content, Instant frozenAt, String sha256) {
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Snapshots(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A roll-up frozen already stays as it is, so that a retried step changes nothing. */
    void freeze(Content content) {
        String text = write(content);
        jdbc.sql("insert into screening_snapshot (round, frozen_at, content, sha256) values (?, ?, ?, ?) on conflict (round) do nothing")
                .params(content.round(), Times.stored(content.closedAt()), text, DigestUtils.sha256Hex(text)).update();
    }

    Optional<Kept> find(String round) {
        return jdbc.sql("select * from screening_snapshot where round = ?").param(round)
                .query((row, number) -> new Kept(read(row.getString("content")), Times.read(row, "frozen_at"), row.getString("sha256")))
                .optional();
    }

    private String write(Content content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Roll-up cannot be written", failure);
        }
    }

    private Content read(String text) {
        try {
            return json.readValue(text, Content.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Roll-up cannot be read", failure);
        }
    }
}
