package cn.baolei.reporting;

import static cn.baolei.reporting.ReportStore.instant;
import static cn.baolei.reporting.ReportStore.utc;

import cn.baolei.protection.CaseSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The way of each version up the line. Whatever may happen once only — sending, signing for, forwarding, returning, skipping —
 * is decided by the row: the first to write it wins, and the caller is told whether it was the first.
 */
@Repository
class LegStore {

    private static final String THIS_LEG = " where report = :report and version = :version and to_organisation = :to ";
    private static final String UNDECIDED = "and forwarded_at is null and returned_at is null and skipped_at is null";

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;

    LegStore(JdbcClient jdbc, CaseSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** @return false when that level has been sent this version before */
    boolean open(String report, int version, String from, String to, Instant sentAt, String senderInstance) {
        return jdbc.sql("""
                insert into report_leg (report, version, from_organisation, to_organisation, sent_at, sender_instance)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(report, version, from, to, utc(sentAt), senderInstance).update() == 1;
    }

    void received(ReportLeg leg, Instant at, String receiverInstance) {
        change(leg.report(), leg.version(), leg.to(), "received_at = :at, receiver_instance = :instance", "")
                .param("at", utc(at)).param("instance", receiverInstance).update();
    }

    boolean acknowledged(String report, int version, String at, Instant when, String official) {
        return change(report, version, at, "acknowledged_at = :at, acknowledged_by = :official", "and acknowledged_at is null")
                .param("at", utc(when)).param("official", official).update() == 1;
    }

    boolean forwarded(String report, int version, String at, Instant when) {
        return change(report, version, at, "forwarded_at = :at", UNDECIDED).param("at", utc(when)).update() == 1;
    }

    boolean returned(String report, int version, String at, Instant when, String reason) {
        String caseNumber = jdbc.sql("select case_number from report where number = ?").param(report).query(String.class).single();
        return change(report, version, at, "returned_at = :at, return_reason = :reason", UNDECIDED)
                .param("at", utc(when)).param("reason", secrets.seal(caseNumber, "report_leg.return_reason", reason)).update() == 1;
    }

    /** @param unacknowledged skip only a level that has not even signed for the report */
    boolean skipped(String report, int version, String at, Instant when, String reason, boolean unacknowledged) {
        return change(report, version, at, "skipped_at = :at, skip_reason = :reason",
                UNDECIDED + (unacknowledged ? " and acknowledged_at is null" : ""))
                .param("at", utc(when)).param("reason", reason).update() == 1;
    }

    Optional<ReportLeg> find(String report, int version, String to) {
        return jdbc.sql("select * from report_leg where report = ? and version = ? and to_organisation = ?")
                .params(report, version, to).query(this::leg).optional();
    }

    /** The way of one version, in the order in which it was sent. */
    List<ReportLeg> of(String report, int version) {
        return jdbc.sql("select * from report_leg where report = ? and version = ? order by ordinal")
                .params(report, version).query(this::leg).list();
    }

    /** When the report first left the unit that wrote it. */
    Optional<Instant> firstSentAt(String report) {
        return jdbc.sql("select sent_at from report_leg where report = ? order by ordinal limit 1")
                .param(report).query((row, index) -> instant(row, "sent_at")).optional();
    }

    private JdbcClient.StatementSpec change(String report, int version, String to, String what, String condition) {
        return jdbc.sql("update report_leg set " + what + THIS_LEG + condition)
                .param("report", report).param("version", version).param("to", to);
    }

    private ReportLeg leg(ResultSet row, int index) throws SQLException {
        return new ReportLeg(row.getString("report"), row.getInt("version"), row.getString("from_organisation"),
                row.getString("to_organisation"), instant(row, "sent_at"), instant(row, "received_at"),
                instant(row, "acknowledged_at"), row.getString("acknowledged_by"), instant(row, "forwarded_at"),
                instant(row, "returned_at"), secrets.open(row.getString("return_reason")), instant(row, "skipped_at"),
                row.getString("skip_reason"), row.getString("sender_instance"), row.getString("receiver_instance"));
    }
}
