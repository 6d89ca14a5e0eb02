package cn.baolei.audit.verification;

import cn.baolei.verification.ChainNames;
import cn.baolei.verification.Finding;
import cn.baolei.verification.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A verification as one auditor may see it: what is not theirs to read has no name.
 *
 * @param heading what was verified
 */
record RunView(Run run, String heading, List<Line> lines) {

    private static final int MOST = 50;

    /**
     * @param kind  what was found, as a heading
     * @param words where and by what it shows
     */
    record Line(String kind, String words) {
    }

    static RunView of(Run run, Predicate<String> mayRead) {
        Names names = new Names(mayRead);
        List<Line> lines = run.report() == null ? List.of() : run.report().findings().stream().limit(MOST).map(names::line).toList();
        return new RunView(run, Report.nameOf(run.subject()), lines);
    }

    /** How many findings are not listed. */
    public long more() {
        return run.report() == null ? 0 : run.report().found() - lines.size();
    }

    public long percent() {
        return run.total() == null || run.total() == 0 ? 0 : run.done() * 100 / run.total();
    }

    /** Within one report the same foreign case has the same number. */
    private static final class Names {

        private final Map<String, String> names = new HashMap<>();
        private final Predicate<String> mayRead;
        private int foreign;

        Names(Predicate<String> mayRead) {
            this.mayRead = mayRead;
        }

        String of(String chain) {
            return names.computeIfAbsent(chain, unknown -> mayRead.test(chain) ? ChainNames.words(chain) : "审计范围以外的第 " + ++foreign + " 件 ");
        }

        /** Which entries of a foreign case are meant is not told either. */
        Line line(Finding finding) {
            boolean theirs = finding.chain() == null || of(finding.chain()).equals(ChainNames.words(finding.chain()));
            return new Line(finding.kind().words(), theirs ? finding.words(this::of) : of(finding.chain()).strip() + "，请由有权审计该单位的人员核查。");
        }
    }
}
