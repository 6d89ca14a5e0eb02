package cn.baolei.situation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of all rounds. */
@Repository
class EntryTable {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    EntryTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void open(SituationEntry entry, Instant askedAt) {
        jdbc.sql("""
                insert into situation_entry (round, organisation, superior, process_instance, asked_at, collect_until, expires_at,
                                             asking_done_at, collection_closed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(entry.round(), entry.organisation(), entry.superior(), entry.processInstance(), utc(askedAt),
                        utc(entry.collectUntil()), utc(entry.expiresAt()), utc(entry.askingDoneAt()), utc(entry.collectionClosedAt()))
                .update();
    }

    Optional<SituationEntry> find(String round, String organisation) {
        return query("round = ? and organisation = ?", round, organisation).stream().findFirst();
    }

    /** Holds the entry until the end of the transaction: askers, collectors and answers of one level take turns. */
    Optional<SituationEntry> lock(String round, String organisation) {
        jdbc.sql("select 1 from situation_entry where round = ? and organisation = ? for update").params(round, organisation)
                .query().listOfRows();
        return find(round, organisation);
    }

    /** By code. */
    List<SituationEntry> collectedBy(String round, String superior) {
        return query("round = ? and superior = ? order by organisation", round, superior);
    }

    boolean haveAllSubmitted(String round, String superior) {
        return jdbc.sql("select 1 from situation_entry where round = ? and superior = ? and submitted_at is null limit 1")
                .params(round, superior).query().optionalValue().isEmpty();
    }

    void askingDone(String round, String organisation, Instant at) {
        jdbc.sql("update situation_entry set asking_done_at = ? where round = ? and organisation = ?")
                .params(utc(at), round, organisation).update();
    }

    void collectionClosed(String round, String organisation, Instant at) {
        jdbc.sql("update situation_entry set collection_closed_at = ? where round = ? and organisation = ?")
                .params(utc(at), round, organisation).update();
    }

    void saveDraft(String round, SituationContent draft) {
        jdbc.sql("update situation_entry set draft = ? where round = ? and organisation = ?")
                .params(write(draft), round, draft.organisation()).update();
    }

    /** Freezes the report. @return its digest, SHA-256 of the text as kept */
    String submit(String round, SituationContent content, Instant at, boolean late) {
        String text = write(content);
        String digest = DigestUtils.sha256Hex(text);
        jdbc.sql("""
                update situation_entry set submitted_at = ?, late = ?, nature = ?, content = ?, sha256 = ?
                where round = ? and organisation = ?""")
                .params(utc(at), late, content.text().nature(), text, digest, round, content.organisation()).update();
        return digest;
    }

    private List<SituationEntry> query(String condition, Object... values) {
        return jdbc.sql("select * from situation_entry where " + condition).params(values).query(this::entry).list();
    }

    private SituationEntry entry(ResultSet row, int number) throws SQLException {
        return new SituationEntry(row.getString("round"), row.getString("organisation"), row.getString("superior"),
                row.getString("process_instance"), instant(row, "collect_until"), instant(row, "expires_at"),
                instant(row, "asking_done_at"), instant(row, "collection_closed_at"), read(row.getString("draft")),
                instant(row, "submitted_at"), row.getBoolean("late"), read(row.getString("content")));
    }

    private String write(SituationContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private SituationContent read(String content) {
        try {
            return content == null ? null : json.readValue(content, SituationContent.class);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
