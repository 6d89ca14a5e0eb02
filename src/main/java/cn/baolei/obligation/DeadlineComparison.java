package cn.baolei.obligation;

import cn.baolei.obligation.DeadlineRows.Row;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Place;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** The decision table {@code deadlines}: for every duty, at every severity, no alarm later than before and none raised lower. */
final class DeadlineComparison {

    private static final Map<String, String> TERMS = Map.of("remindAfter", "提醒时间", "dueAfter", "到期时间", "superviseAfter", "督办时间",
            "clueAfter", "转为问责线索的时间");
    private static final String KEY = "deadline";
    private static final String SEVERITY = "severity";
    private static final String HIGHEST_ROLE = Role.SECRETARY.code();

    private final DeadlineRows before;
    private final DeadlineRows after;

    DeadlineComparison(DmnModelInstance inForce, DmnModelInstance proposed) {
        before = new DeadlineRows(inForce);
        after = new DeadlineRows(proposed);
    }

    /**
     * @param inForce  whose duties have their deadlines in the table
     * @param proposed the same processes as they are to run; a duty may have another row there
     */
    List<Loss> losses(Collection<BpmnModelInstance> inForce, Collection<BpmnModelInstance> proposed) {
        List<Loss> unclear = unclear();
        return !unclear.isEmpty() ? unclear : inForce.stream().flatMap(model -> model.getModelElementsByType(Process.class).stream())
                .flatMap(process -> Elements.all(process, FlowNode.class).flatMap(step -> ofStep(process, step, keyNow(process, step, proposed), null)))
                .distinct().toList();
    }

    /** Of a diagram in which duties were given another row of the table: at the step, not at the row. */
    List<Loss> lossesAtSteps(Process inForce, BpmnModelInstance proposed) {
        List<FlowNode> changed = Elements.all(inForce, FlowNode.class)
                .filter(step -> !Objects.equals(keyOf(step), keyNow(inForce, step, List.of(proposed)))).toList();
        List<Loss> unclear = changed.isEmpty() ? List.of() : unclear();
        return !unclear.isEmpty() ? unclear
                : changed.stream().flatMap(step -> ofStep(inForce, step, keyNow(inForce, step, List.of(proposed)), step.getId())).distinct().toList();
    }

    private List<Loss> unclear() {
        if (!before.isAskedAlike(after)) {
            return List.of(new Loss(DeadlineRows.TABLE, "办理时限", List.of(),
                    "办理时限表须按流程、环节、紧急程度三列条件逐行查找，取第一条符合的规则，否则无法确认各环节的时限没有放宽。"));
        }
        if (!after.unreadable().isEmpty()) {
            return after.unreadable().stream().map(row -> new Loss(row.id(), "办理时限", List.of(),
                    "办理时限表的条件只能写带引号的文字（可用逗号分隔几个）或者留空，否则无法确认各环节的时限没有放宽。")).toList();
        }
        return List.of();
    }

    private static String keyOf(FlowNode step) {
        return Elements.properties(step).get(KEY);
    }

    /** The old one where the step is gone or has none any more, which others tell. */
    private static String keyNow(Process process, FlowNode step, Collection<BpmnModelInstance> proposed) {
        return proposed.stream().flatMap(model -> Elements.process(model, process.getId()).stream())
                .flatMap(now -> Elements.all(now, FlowNode.class)).filter(now -> now.getId().equals(step.getId()))
                .map(DeadlineComparison::keyOf).filter(Objects::nonNull).findFirst().orElseGet(() -> keyOf(step));
    }

    /** @param element where the loss is shown; null for the row of the table */
    private Stream<Loss> ofStep(Process process, FlowNode step, String keyNow, String element) {
        Optional<Duty> duty = Duty.of(step);
        String key = keyOf(step);
        if (duty.isEmpty() || key == null) {
            return Stream.empty();
        }
        Set<String> severities = new LinkedHashSet<>(before.words(process.getId(), key, SEVERITY));
        severities.addAll(after.words(process.getId(), keyNow, SEVERITY));
        return Stream.concat(Stream.of(""), severities.stream()).flatMap(severity -> {
            Optional<Row> then = before.find(Map.of("process", process.getId(), "step", key, SEVERITY, severity));
            Optional<Row> now = after.find(Map.of("process", process.getId(), "step", keyNow, SEVERITY, severity));
            return then.stream().flatMap(row -> now.map(found -> compare(duty.get(), process, severity, row, found, element == null ? found.id() : element))
                    .orElseGet(() -> Stream.of(loss(duty.get(), process, severity, element == null ? DeadlineRows.TABLE : element, "不再有办理时限"))));
        });
    }

    private Stream<Loss> compare(Duty duty, Process process, String severity, Row then, Row now, String element) {
        Stream<String> terms = TERMS.keySet().stream().sorted().map(output -> term(output, then, now)).filter(Objects::nonNull);
        Stream<String> escalation = Stream.of(role(value(then, "escalateRole"), value(now, "escalateRole")),
                place(value(then, "escalatePlace"), value(now, "escalatePlace"))).filter(Objects::nonNull);
        return Stream.concat(terms, escalation).map(what -> loss(duty, process, severity, element, what));
    }

    private static String term(String output, Row then, Row now) {
        Optional<Term> before = term(then, output);
        Optional<Term> after = term(now, output);
        if (before.isEmpty() || after.isPresent() && after.get().isNoLaterThan(before.get())) {
            return null;
        }
        return "的" + TERMS.get(output) + after.map(term -> "由" + before.get().words() + "放宽为" + term.words())
                .orElse("“" + value(now, output) + "”无法识别");
    }

    private static Optional<Term> term(Row row, String output) {
        String mode = value(row, "mode");
        return mode.equals("continuous") || mode.equals("working-days") ? Term.of(value(row, output), mode.equals("working-days"))
                : Optional.empty();
    }

    private static String value(Row row, String output) {
        return row.answer().getOrDefault(output, "");
    }

    private static String role(String before, String now) {
        return now.equals(before) || now.equals(HIGHEST_ROLE) ? null : "的督办人由" + label(before) + "改为" + label(now);
    }

    private static String label(String role) {
        return Role.ofCode(role).map(Role::label).orElse(role.isEmpty() ? "空" : role);
    }

    private static String place(String before, String now) {
        return now.equals(before) || height(now) > height(before) && height(before) >= 0 ? null : "的督办单位不再是" + Place.label(before);
    }

    /** How far up; negative for a place that is neither above nor below. */
    private static int height(String place) {
        return switch (place) {
            case "own" -> 0;
            case "superior" -> 1;
            case "province" -> Integer.MAX_VALUE;
            default -> place.matches("superior-\\d{1,2}") ? Integer.parseInt(place.substring("superior-".length())) : -1;
        };
    }

    private static Loss loss(Duty duty, Process process, String severity, String element, String what) {
        return new Loss(element, duty.name(), duty.clauses(), "“" + Elements.name(process) + "”中“" + duty.name() + "”"
                + (severity.isEmpty() ? "" : "（紧急程度 " + severity + "）") + what + "。" + duty.source());
    }
}
