package cn.baolei.reorganisation;

import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The record of every reorganisation; nothing in it is deleted. */
@Repository
class ReorganisationTable {

    /**
     * @param delta  null where it was too large to keep
     * @param moved  task id → group before and after
     * @param undone empty while it stands
     * @param origin code of the organisation that was split; empty for everything else
     */
    record Entry(long id, String kind, String title, Delta delta, Map<String, Changes.Moved> moved, String doneBy, Instant doneAt,
                 Optional<Undone> undone, Optional<String> origin) {
    }

    record Undone(String by, Instant at) {
    }

    private static final String COLUMNS = "select id, kind, title, change, moved_tasks, done_by, done_at, undone_by, undone_at,"
            + " case when kind = 'split' then request ->> 'organisation' end as origin from reorganisation ";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final Journal journal;

    ReorganisationTable(JdbcClient jdbc, ObjectMapper json, Clock clock, Journal journal) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param request as it was asked for. @param delta null: too large to keep. @return the number of the entry */
    @Transactional
    long add(String kind, String title, Object request, Delta delta, Map<String, Changes.Moved> moved, String user) {
        long number = jdbc.sql("""
                insert into reorganisation (kind, title, request, change, moved_tasks, done_by, done_at)
                values (?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?) returning id""")
                .params(kind, title, write(request), write(delta), write(moved), user, now()).query(Long.class).single();
        journal.record(Chains.ORGANISATIONS, Kinds.REORGANISATION, Map.of("number", number, "operation", kind, "title", title,
                "request", write(request), "movedTasks", List.copyOf(moved.keySet()), "by", user));
        return number;
    }

    @Transactional
    void undone(long id, String user) {
        jdbc.sql("update reorganisation set undone_by = ?, undone_at = ? where id = ?").params(user, now(), id).update();
        journal.record(Chains.ORGANISATIONS, Kinds.REORGANISATION, Map.of("undone", id, "by", user));
    }

    Optional<Entry> find(long id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query((row, number) -> entry(row)).optional();
    }

    /** The latest first. */
    List<Entry> latest(int most) {
        return jdbc.sql(COLUMNS + "order by id desc limit ?").param(most).query((row, number) -> entry(row)).list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        OffsetDateTime undoneAt = row.getObject("undone_at", OffsetDateTime.class);
        String undoneBy = row.getString("undone_by");
        return new Entry(row.getLong("id"), row.getString("kind"), row.getString("title"), read(row.getString("change"), new TypeReference<>() { }),
                read(row.getString("moved_tasks"), new TypeReference<>() { }), row.getString("done_by"),
                row.getObject("done_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(undoneAt).map(at -> new Undone(undoneBy, at.toInstant())),
                Optional.ofNullable(row.getString("origin")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Record of a reorganisation cannot be written", failure);
        }
    }

    private <T> T read(String content, TypeReference<T> type) {
        try {
            return json.readValue(content, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Record of a reorganisation cannot be read", failure);
        }
    }
}
