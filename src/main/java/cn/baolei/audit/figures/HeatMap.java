package cn.baolei.audit.figures;

import cn.baolei.audit.figures.DiagramSteps.Step;
import cn.baolei.audit.figures.FigureTable.StepCount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps of a diagram with what happened at them.
 *
 * @param others steps that instances of other versions came to and this diagram does not have
 * @param most   how often the step was passed that was passed most
 */
record HeatMap(List<Row> drawn, List<Row> others, long most) {

    /** @param degree 0 to 5 */
    record Cell(Measure measure, String text, int degree) {
    }

    record Row(String id, String name, String within, StepCount count, List<Cell> cells) {
    }

    /** Whether no instance came to any step. */
    public boolean isEmpty() {
        return Stream.concat(drawn.stream(), others.stream()).allMatch(row -> row.count().cases() == 0);
    }

    static HeatMap of(List<Step> steps, List<StepCount> counts) {
        Map<String, StepCount> byStep = counts.stream().collect(Collectors.toMap(StepCount::step, Function.identity()));
        Set<String> known = steps.stream().map(Step::id).collect(Collectors.toSet());
        long most = counts.stream().mapToLong(StepCount::passed).max().orElse(0);
        List<Row> drawn = steps.stream().map(step -> row(step.id(), step.name(), step.within(),
                byStep.getOrDefault(step.id(), new StepCount(step.id(), step.name(), 0, 0, 0, null, null, 0, 0)), most)).toList();
        List<Row> others = counts.stream().filter(count -> !known.contains(count.step()))
                .map(count -> row(count.step(), count.name() == null ? count.step() : count.name(), "", count, most)).toList();
        return new HeatMap(drawn, others, most);
    }

    private static Row row(String id, String name, String within, StepCount count, long most) {
        return new Row(id, name, within, count, Stream.of(Measure.values())
                .map(measure -> new Cell(measure, measure.text(count), measure.degree(count, most))).toList());
    }
}
