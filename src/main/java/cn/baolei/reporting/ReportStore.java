package cn.baolei.reporting;

import static cn.baolei.protection.CaseSecrets.ERASED;

import cn.baolei.protection.CaseSecrets;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports and their versions; what they say is sealed under the key of the case. */
@Repository
class ReportStore {

    private static final String NEWEST = """
            select r.number, r.case_number, r.organisation, r.process_instance, r.concluded_at, r.kind, r.earlier_number, r.discovered_at,
                   v.version, v.content, v.drafted_by, v.drafted_at, v.signed_by, v.signed_at
            from report r join report_version v on v.report = r.number
             and v.version = (select max(version) from report_version where report = r.number)
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final CaseSecrets secrets;

    ReportStore(JdbcClient jdbc, ObjectMapper json, CaseSecrets secrets) {
        this.jdbc = jdbc;
        this.json = json;
        this.secrets = secrets;
    }

    Optional<Report> find(String number) {
        return jdbc.sql(NEWEST + "where r.number = ?").param(number).query(this::report).optional();
    }

    Optional<Report> ofInstance(String processInstance) {
        return jdbc.sql(NEWEST + "where r.process_instance = ?").param(processInstance).query(this::report).optional();
    }

    /** The reports of a case, oldest first. */
    List<Report> ofCase(String caseNumber) {
        return jdbc.sql(NEWEST + "where r.case_number = ? order by r.ordinal").param(caseNumber).query(this::report).list();
    }

    /** Opens a report with the next free number of its case; {@link #saveVersion} gives it content. */
    String open(String caseNumber, String organisation, ReportContent content, String processInstance) {
        // Two reports of one case opened at once take their numbers one after the other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param(caseNumber).query().singleRow();
        return jdbc.sql("""
                insert into report (number, case_number, ordinal, organisation, kind, earlier_number, discovered_at, process_instance)
                select :case || '-R' || next.ordinal, :case, next.ordinal, :organisation, :kind, :earlier, :discovered, :instance
                from (select coalesce(max(ordinal), 0) + 1 as ordinal from report where case_number = :case) next
                returning number""")
                .param("case", caseNumber).param("organisation", organisation).param("kind", content.kind().code())
                .param("earlier", content.earlier().orElse(null)).param("discovered", utc(content.discoveredAt()))
                .param("instance", processInstance)
                .query(String.class).single();
    }

    /** Writes a version, over the same version as long as it has not been sent. */
    void saveVersion(String number, int version, ReportContent content, String draftedBy, Instant draftedAt) {
        String caseNumber = jdbc.sql("""
                update report set kind = ?, earlier_number = ?, discovered_at = ? where number = ? returning case_number""")
                .params(content.kind().code(), content.earlier().orElse(null), utc(content.discoveredAt()), number)
                .query(String.class).single();
        jdbc.sql("""
                insert into report_version (report, version, content, drafted_by, drafted_at) values (?, ?, ?, ?, ?)
                on conflict (report, version) do update set content = excluded.content, drafted_by = excluded.drafted_by,
                    drafted_at = excluded.drafted_at, signed_by = null, signed_at = null""")
                .params(number, version, secrets.seal(caseNumber, "report_version.content", write(content)), draftedBy, utc(draftedAt)).update();
    }

    void sign(String number, int version, String signedBy, Instant signedAt) {
        jdbc.sql("update report_version set signed_by = ?, signed_at = ? where report = ? and version = ?")
                .params(signedBy, utc(signedAt), number, version).update();
    }

    /** @return whether it was still open */
    boolean conclude(String number, Instant at, String instruction) {
        return jdbc.sql("update report set concluded_at = ?, instruction = ? where number = ? and concluded_at is null")
                .params(utc(at), secrets.seal(caseOf(number), "report.instruction", instruction), number).update() == 1;
    }

    private String caseOf(String number) {
        return jdbc.sql("select case_number from report where number = ?").param(number).query(String.class).single();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private Report report(ResultSet row, int index) throws SQLException {
        return new Report(row.getString("number"), row.getString("case_number"), row.getString("organisation"),
                row.getString("process_instance"), row.getInt("version"), content(row),
                row.getString("drafted_by"), instant(row, "drafted_at"), row.getString("signed_by"),
                instant(row, "signed_at"), instant(row, "concluded_at"));
    }

    private String write(ReportContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Once the key of the case is destroyed, what the table of reports says of it, and nothing else. */
    private ReportContent content(ResultSet row) throws SQLException {
        Optional<ReportContent> kept = opened(row.getString("content"));
        return kept.isPresent() ? kept.get() : new ReportContent(ReportKind.ofCode(row.getString("kind")), row.getString("earlier_number"),
                ERASED, instant(row, "discovered_at"), ERASED, ERASED, new Figures(0, 0, 0, 0), ERASED, ERASED, null);
    }

    /** What a version says; empty once it is erased. */
    Optional<ReportContent> opened(String sealed) {
        return Optional.of(secrets.open(sealed)).filter(content -> !content.equals(ERASED)).map(this::read);
    }

    private ReportContent read(String content) {
        try {
            return json.readValue(content, ReportContent.class);
        } catch (JsonProcessingException unreadable) {
            // The parser's message repeats the content.
            throw new IllegalStateException("A report cannot be read");
        }
    }
}
