package cn.baolei.reporting;

/**
 * One figure of a report and what a correction makes of it.
 *
 * @param figure Chinese name of the figure
 * @param before persons, as reported
 * @param after  persons, as corrected
 */
record FigureChange(String figure, int before, int after) {

    /** By how many persons the figure falls; 0 when it rises. */
    int loweredBy() {
        return Math.max(0, before - after);
    }
}
