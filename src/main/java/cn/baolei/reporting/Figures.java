package cn.baolei.reporting;

import java.util.List;
import java.util.stream.Stream;

/** The head counts of a report, in persons. */
record Figures(int suspected, int confirmed, int closeContacts, int isolated) {

    /** What a correction makes of these figures, one row per figure that changes. */
    List<FigureChange> changesTo(Figures corrected) {
        return Stream.of(
                        new FigureChange("疑似病例", suspected, corrected.suspected),
                        new FigureChange("确诊病例", confirmed, corrected.confirmed),
                        new FigureChange("密切接触者", closeContacts, corrected.closeContacts),
                        new FigureChange("隔离观察", isolated, corrected.isolated))
                .filter(change -> change.before() != change.after())
                .toList();
    }
}
