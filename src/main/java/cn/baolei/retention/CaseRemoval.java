package cn.baolei.retention;

import cn.baolei.engine.HistoryRows;
import cn.baolei.engine.Refusal;
import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.protection.CaseKeys;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of a case: what is protected is erased, its history and what hangs on it removed, both certified and in the journal, or nothing of it. */
@Service
class CaseRemoval {

    static final String BY = "夜间清理";
    private static final String REASON = "保管期满";

    private final CaseRegister register;
    private final CaseKeys keys;
    private final HistoryRows history;
    private final Certificates certificates;
    private final Journal journal;
    private final JdbcClient jdbc;

    CaseRemoval(CaseRegister register, CaseKeys keys, HistoryRows history, Certificates certificates, Journal journal, JdbcClient jdbc) {
        this.register = register;
        this.keys = keys;
        this.history = history;
        this.certificates = certificates;
        this.journal = journal;
        this.jdbc = jdbc;
    }

    /**
     * @return false for a case part of which must still be kept
     * @throws Refusal for a case whose time is over but which is on hold or looked into
     */
    @Transactional
    boolean remove(String caseNumber, LocalDate night) {
        if (register.removable(caseNumber).isEmpty()) {
            return false;
        }
        keys.mustBeFree(caseNumber);
        // Again, now that nobody else can place a hold or remove it at the same time.
        List<String> roots = register.removable(caseNumber);
        if (roots.isEmpty()) {
            return false;
        }
        CaseFacts facts = register.find(caseNumber).orElseThrow();
        if (keys.isKept(caseNumber)) {
            keys.erase(caseNumber, BY, REASON);
        }
        Map<String, Long> removed = new TreeMap<>(removeOwn(caseNumber, roots));
        removed.putAll(history.remove(roots));
        Certificate certificate = certificates.issueForHistory(facts, removed, BY, night);
        journal.record(Chains.ofCase(caseNumber), Kinds.RETENTION, Map.of("event", "history-removed", "rule", certificate.rule(), "night", night.toString(), "rows", removed,
                "certificate", certificate.number(), "sha256", certificate.sha256()));
        return true;
    }

    private Map<String, Long> removeOwn(String caseNumber, List<String> roots) {
        Map<String, Long> removed = new TreeMap<>();
        String tasks = "(select id_ from act_hi_taskinst where root_proc_inst_id_ = any (?))";
        String[] ids = roots.toArray(String[]::new);
        count(removed, "countersign_vote", jdbc.sql("delete from countersign_vote where countersign in (select id from countersign where task in "
                + tasks + ")").param(ids).update());
        count(removed, "countersign", jdbc.sql("delete from countersign where task in " + tasks).param(ids).update());
        Arrays.stream(OwnTable.values()).filter(OwnTable::goes).map(OwnTable::table).forEach(table ->
                count(removed, table, jdbc.sql("delete from " + table + " where case_number = ?").param(caseNumber).update()));
        return removed;
    }

    private static void count(Map<String, Long> removed, String table, long rows) {
        if (rows > 0) {
            removed.put(table, rows);
        }
    }
}
