package cn.baolei.reporting;

import static cn.baolei.reporting.ReportStore.instant;
import static cn.baolei.reporting.ReportStore.utc;

import cn.baolei.caserecord.ReportableEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lies in the records of reports that somebody has waited for, or still waits for. */
@Repository
class PatrolStore {

    /** One version at one level. @param done when it was sent on or back; null while it was not, also when the level was passed over */
    record Stay(String report, int version, String caseNumber, String level, Instant sentAt, Instant done) {
    }

    /** A case whose next report is awaited. @param next the number that report has or will have */
    record Awaited(String caseNumber, String organisation, Instant newestSentAt, String next) {
    }

    private record Sent(Instant at, String content) {
    }

    private final JdbcClient jdbc;
    private final ReportStore reports;

    PatrolStore(JdbcClient jdbc, ReportStore reports) {
        this.jdbc = jdbc;
        this.reports = reports;
    }

    /** Instances whose report has left the unit and not been answered yet. */
    List<String> unanswered() {
        return jdbc.sql("""
                select process_instance from report r
                where concluded_at is null and exists (select 1 from report_leg where report = r.number)""")
                .query(String.class).list();
    }

    /** How long reports stayed at each level below the highest. */
    List<Stay> stays(Instant since, String highest) {
        return jdbc.sql("""
                select l.report, l.version, r.case_number, l.to_organisation, l.sent_at, coalesce(l.forwarded_at, l.returned_at) as done
                from report_leg l join report r on r.number = l.report
                where l.sent_at > ? and l.to_organisation <> ?""").params(utc(since), highest)
                .query((row, index) -> new Stay(row.getString("report"), row.getInt("version"), row.getString("case_number"),
                        row.getString("to_organisation"), instant(row, "sent_at"), instant(row, "done"))).list();
    }

    /** Cases that have been reported and not been closed by a final report. */
    List<Awaited> awaited(Instant since) {
        return jdbc.sql("""
                with sent as (select r.*, (select min(sent_at) from report_leg where report = r.number) as sent_at from report r)
                select case_number, organisation, max(sent_at) as newest, coalesce(
                    min(number) filter (where sent_at is null and kind <> 'correction'), case_number || '-R' || max(ordinal) + 1) as next
                from sent group by case_number, organisation
                having max(sent_at) filter (where kind <> 'correction') > ?
                   and count(*) filter (where kind = 'final' and sent_at is not null) = 0""").param(utc(since))
                .query((row, index) -> new Awaited(row.getString("case_number"), row.getString("organisation"),
                        instant(row, "newest"), row.getString("next"))).list();
    }

    /** When a report that carries the event first left the unit. What was erased is taken to carry it: nobody can be blamed on it. */
    Optional<Instant> carriedAt(ReportableEvent event) {
        return jdbc.sql("""
                select l.sent_at, v.content from report r
                join report_version v on v.report = r.number join report_leg l on l.report = v.report and l.version = v.version
                where r.case_number = ? and l.sent_at >= ? order by l.sent_at""").params(event.caseNumber(), utc(event.happenedAt()))
                .query((row, index) -> new Sent(instant(row, "sent_at"), row.getString("content"))).list().stream()
                .filter(sent -> reports.opened(sent.content()).map(content -> content.carries(event)).orElse(true)).map(Sent::at).findFirst();
    }
}
