package cn.baolei.screening;

/** A subtree in numbers. Every organisation is exactly one of submitted, zero and missing; that is the proof of completeness. */
record Totals(int submitted, int zero, int missing, Figures figures) {

    static final Totals NONE = new Totals(0, 0, 0, Figures.NONE);

    static Totals of(UnitLine line) {
        return new Totals(line.isMissing() || line.isZero() ? 0 : 1, line.isZero() ? 1 : 0, line.isMissing() ? 1 : 0,
                line.isMissing() ? Figures.NONE : line.figures());
    }

    public int expected() {
        return submitted + zero + missing;
    }

    Totals plus(Totals other) {
        return new Totals(submitted + other.submitted, zero + other.zero, missing + other.missing, figures.plus(other.figures));
    }
}
