package cn.baolei.audit.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests and their files, in {@code audit_export}. */
@Repository
class ExportTable {

    private static final String COLUMNS = "select id, case_number, format, requested_by, requested_at, ground, progress, finished_at, failure, sha256, size,"
            + " expires_at, content is not null as kept from audit_export ";

    private final JdbcClient jdbc;

    ExportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, String caseNumber, Format format, String by, Instant at, String ground) {
        jdbc.sql("insert into audit_export (id, case_number, format, requested_by, requested_at, ground) values (?, ?, ?, ?, ?, ?)")
                .params(id, caseNumber, format.code(), by, stored(at), ground).update();
    }

    Optional<Export> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(ExportTable::export).optional();
    }

    /** The newest first. */
    List<Export> of(String user, int most) {
        return jdbc.sql(COLUMNS + "where requested_by = ? order by requested_at desc, id limit ?").params(user, most).query(ExportTable::export).list();
    }

    Optional<String> content(UUID id) {
        return jdbc.sql("select content from audit_export where id = ? and content is not null").param(id).query(String.class).optional();
    }

    void progressed(UUID id, int percent) {
        jdbc.sql("update audit_export set progress = ? where id = ? and finished_at is null").params(percent, id).update();
    }

    /** Nothing happens where it is finished already: whoever was taken for dead may come back. */
    void done(UUID id, String content, String sha256, long size, Instant at, Instant expiresAt) {
        jdbc.sql("""
                update audit_export set progress = 100, content = ?, sha256 = ?, size = ?, finished_at = ?, expires_at = ?
                where id = ? and finished_at is null""").params(content, sha256, size, stored(at), stored(expiresAt), id).update();
    }

    void failed(UUID id, String failure, Instant at) {
        jdbc.sql("update audit_export set failure = ?, finished_at = ? where id = ? and finished_at is null").params(failure, stored(at), id).update();
    }

    void dropExpired(Instant now) {
        jdbc.sql("update audit_export set content = null where content is not null and expires_at <= ?").param(stored(now)).update();
    }

    private static Export export(ResultSet row, int number) throws SQLException {
        return new Export(row.getObject("id", UUID.class), row.getString("case_number"), Format.of(row.getString("format")), row.getString("requested_by"),
                instant(row, "requested_at"), row.getString("ground"), row.getInt("progress"), instant(row, "finished_at"), row.getString("failure"),
                row.getString("sha256"), row.getLong("size"), instant(row, "expires_at"), row.getBoolean("kept"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
