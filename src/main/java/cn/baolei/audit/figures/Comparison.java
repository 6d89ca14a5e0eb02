package cn.baolei.audit.figures;

import cn.baolei.audit.figures.FigureTable.GroupCount;
import cn.baolei.organisation.Organisation;

/** An organisation with all that report to it, beside others of its level. */
record Comparison(Organisation organisation, GroupCount count) {

    public String median() {
        return Words.of(count.median());
    }

    public String lateShare() {
        return Words.share(count.late(), count.started());
    }

    /** For the plot; null where there is nothing to draw. */
    public Double medianHours() {
        return count.median() == null ? null : count.median().toMinutes() / 60.0;
    }

    /** Per cent, for the plot; null where there is nothing to draw. */
    public Double latePercent() {
        return count.started() == 0 ? null : Math.round(1000.0 * count.late() / count.started()) / 10.0;
    }
}
