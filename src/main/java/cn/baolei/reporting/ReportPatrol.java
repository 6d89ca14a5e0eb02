package cn.baolei.reporting;

import static cn.baolei.reporting.ReportView.item;
import static cn.baolei.reporting.ReportView.time;

import cn.baolei.caserecord.ReportableEvent;
import cn.baolei.caserecord.ReportableEvents;
import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Goes round by itself and finds what no step of a report can find, because the report is late, stuck or never written: 迟报 of first
 * reports, of the daily ones and at each level, 漏报 of results that no report carries. What is too late is said by the table
 * {@code report-integrity}. Whatever is found again is no new clue.
 */
@Service
class ReportPatrol {

    /** Older matters have been found or settled. */
    private static final Duration BACK = Duration.ofDays(60);
    private static final Logger LOG = LoggerFactory.getLogger(ReportPatrol.class);

    private final PatrolStore store;
    private final UnsentReports unsentReports;
    private final ReportableEvents events;
    private final ReportIntegrity integrity;
    private final FaultRecord faults;
    private final IntegrityTable table;
    private final Clues clues;
    private final OrganisationDirectory directory;
    private final Clock clock;

    ReportPatrol(PatrolStore store, UnsentReports unsentReports, ReportableEvents events, ReportIntegrity integrity,
                 FaultRecord faults, IntegrityTable table, Clues clues, OrganisationDirectory directory, Clock clock) {
        this.store = store;
        this.unsentReports = unsentReports;
        this.events = events;
        this.integrity = integrity;
        this.faults = faults;
        this.table = table;
        this.clues = clues;
        this.directory = directory;
        this.clock = clock;
    }

    void round() {
        Instant since = clock.instant().minus(BACK);
        each(store.unanswered(), this::judgeSent);
        each(unsentReports.first(), this::judgeUnsent);
        each(store.awaited(since), this::judgeAwaited);
        each(store.stays(since, directory.root().code()), this::judgeStay);
        each(events.since(since), this::judgeEvent);
    }

    private void judgeSent(String instance) {
        faults.record(instance, table.judge(integrity.measure(instance)));
    }

    private void judgeUnsent(UnsentReports.Unsent report) {
        long minutes = minutesSince(report.discoveredAt());
        if (table.isLate(ReportKind.FIRST.code(), minutes)) {
            late(report.caseNumber(), report.organisation(), report.number(), item("发现时间", time(report.discoveredAt())),
                    item("报出时间", "尚未报出"), item("发现至今", minutes + "分钟"));
        }
    }

    private void judgeAwaited(PatrolStore.Awaited awaited) {
        long minutes = minutesSince(awaited.newestSentAt());
        if (table.isLate(ReportKind.FOLLOW_UP.code(), minutes)) {
            late(awaited.caseNumber(), awaited.organisation(), awaited.next(), item("上次报出时间", time(awaited.newestSentAt())),
                    item("续报", "尚未报出"), item("距上次报出", minutes + "分钟"));
        }
    }

    private void judgeStay(PatrolStore.Stay stay) {
        long minutes = ReportIntegrity.minutes(stay.sentAt(), stay.done() == null ? clock.instant() : stay.done());
        if (table.isLate("forwarding", minutes)) {
            late(stay.caseNumber(), stay.level(), stay.report() + ":" + stay.version() + ":" + stay.level(),
                    item("报告编号", stay.report()), item("送达时间", time(stay.sentAt())),
                    item("上报时间", stay.done() == null ? "尚未上报" : time(stay.done())), item("在本级停留", minutes + "分钟"));
        }
    }

    private void judgeEvent(ReportableEvent event) {
        Instant carried = store.carriedAt(event).orElse(null);
        long minutes = ReportIntegrity.minutes(event.happenedAt(), carried == null ? clock.instant() : carried);
        if (table.isOmitted(event.kind(), minutes)) {
            clues.open(new Clue(Fault.OMITTED.code(), event.caseNumber(), event.organisation(),
                    subject(event.kind(), event.happenedAt()),
                    List.of(item("线索", Fault.OMITTED.label()), item("检测（诊断）结果时间", time(event.happenedAt())),
                            item("报出时间", carried == null ? "尚未报出" : time(carried)), item("结果出具后未报送", minutes + "分钟"))));
        }
    }

    @SafeVarargs
    private void late(String caseNumber, String organisation, String subject, Map<String, String>... facts) {
        clues.open(new Clue(Fault.LATE.code(), caseNumber, organisation, subject, List.of(facts)));
    }

    /** A result is the same one whether the patrol misses it or a late report brings it. */
    static String subject(String resultKind, Instant happenedAt) {
        return resultKind + " " + happenedAt;
    }

    private long minutesSince(Instant instant) {
        return ReportIntegrity.minutes(instant, clock.instant());
    }

    /** One matter that cannot be judged keeps no other from being judged. */
    private static <T> void each(List<T> matters, Consumer<T> judge) {
        for (T matter : matters) {
            try {
                judge.accept(matter);
            } catch (RuntimeException failure) {
                LOG.warn("Could not judge {}", matter, failure);
            }
        }
    }
}
