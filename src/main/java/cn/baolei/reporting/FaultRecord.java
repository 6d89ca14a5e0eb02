package cn.baolei.reporting;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Turns what was found wrong with a report into clues for 纪检委员. */
@Service
class FaultRecord {

    private final ReportStore reports;
    private final ReportIntegrity integrity;
    private final Clues clues;

    FaultRecord(ReportStore reports, ReportIntegrity integrity, Clues clues) {
        this.reports = reports;
        this.integrity = integrity;
        this.clues = clues;
    }

    /** @return the facts of all faults, as an official reads them */
    List<Map<String, String>> record(String originInstance, Collection<Fault> faults) {
        Report report = reports.ofInstance(originInstance).orElseThrow();
        IntegrityFacts facts = integrity.measure(originInstance);
        List<Map<String, String>> shown = new ArrayList<>();
        for (Fault fault : faults) {
            List<Map<String, String>> rows = facts.shownFor(fault);
            clues.open(new Clue(fault.code(), report.caseNumber(), report.organisation(),
                    facts.subjectOf(fault, report.number()), rows));
            shown.addAll(rows);
        }
        return shown;
    }
}
