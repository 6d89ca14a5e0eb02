package cn.baolei.reporting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Turns what was found wrong with a report into clues for 纪检委员. */
@Service
class Clues {

    private final ReportStore reports;
    private final ReportIntegrity integrity;
    private final ClueStore clues;

    Clues(ReportStore reports, ReportIntegrity integrity, ClueStore clues) {
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
            clues.record(report, fault, rows);
            shown.addAll(rows);
        }
        return shown;
    }
}
