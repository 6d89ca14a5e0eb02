package cn.baolei.audit.figures;

import cn.baolei.audit.figures.FigureTable.StepCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the colours of the map say. Five degrees; 0 where there is nothing to say. */
enum Measure {

    PASSED("通过次数") {
        @Override
        String text(StepCount step) {
            return step.passed() == 0 ? NOTHING : step.passed() + " 次";
        }

        @Override
        int degree(StepCount step, long most) {
            return (int) ((step.passed() * DEGREES + most - 1) / Math.max(most, 1));
        }

        @Override
        public List<Degree> legend(long most) {
            List<Degree> legend = new ArrayList<>();
            for (int degree = 1; degree <= DEGREES; degree++) {
                long first = most * (degree - 1) / DEGREES + 1;
                long last = most * degree / DEGREES;
                if (first <= last) {
                    legend.add(new Degree(degree, first == last ? first + " 次" : first + "–" + last + " 次"));
                }
            }
            return legend;
        }
    },

    MEDIAN("中位用时", StepCount::median),

    P90("九成用时", StepCount::p90),

    LATE("超期率") {
        @Override
        String text(StepCount step) {
            return step.due() == 0 ? NOTHING : Words.share(step.late(), step.due());
        }

        @Override
        int degree(StepCount step, long most) {
            if (step.due() == 0) {
                return 0;
            }
            double share = (double) step.late() / step.due();
            return share == 0 ? 1 : share <= 0.05 ? 2 : share <= 0.10 ? 3 : share <= 0.25 ? 4 : 5;
        }

        @Override
        public List<Degree> legend(long most) {
            return SHARES;
        }
    };

    /** @param text which values */
    record Degree(int degree, String text) {
    }

    static final String NOTHING = "—";
    private static final int DEGREES = 5;
    private static final List<Degree> SPANS = List.of(new Degree(1, "不超过 1 小时"), new Degree(2, "不超过 4 小时"),
            new Degree(3, "不超过 1 天"), new Degree(4, "不超过 3 天"), new Degree(5, "3 天以上"));
    private static final List<Degree> SHARES = List.of(new Degree(1, "无超期"), new Degree(2, "不超过 5%"), new Degree(3, "不超过 10%"),
            new Degree(4, "不超过 25%"), new Degree(5, "25% 以上"));

    private final String label;
    /** How long it took, for a measure of that; null for one that says what it is by itself. */
    private final Function<StepCount, Duration> span;

    Measure(String label) {
        this(label, null);
    }

    Measure(String label, Function<StepCount, Duration> span) {
        this.label = label;
        this.span = span;
    }

    /** In the address. */
    public String key() {
        return name().toLowerCase();
    }

    public String label() {
        return label;
    }

    String text(StepCount step) {
        return Words.of(span.apply(step));
    }

    /** @param most how often the step was passed that was passed most */
    int degree(StepCount step, long most) {
        Duration took = span.apply(step);
        if (took == null) {
            return 0;
        }
        double hours = took.toMillis() / 3_600_000.0;
        return hours <= 1 ? 1 : hours <= 4 ? 2 : hours <= 24 ? 3 : hours <= 72 ? 4 : 5;
    }

    public List<Degree> legend(long most) {
        return SPANS;
    }
}
