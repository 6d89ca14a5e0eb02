package cn.baolei.obligation;

import cn.baolei.obligation.DeadlineRows.Row;
import cn.baolei.organisation.Role;
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
    private static final Map<String, String> PLACES = Map.of("own", "本级", "superior", "上级", "province", "省级");
    private static final String HIGHEST_ROLE = Role.SECRETARY.code();

    private final DeadlineRows before;
    private final DeadlineRows after;

    DeadlineComparison(DmnModelInstance inForce, DmnModelInstance proposed) {
        before = new DeadlineRows(inForce);
        after = new DeadlineRows(proposed);
    }

    List<Loss> losses(Collection<BpmnModelInstance> diagrams) {
        if (!before.isAskedAlike(after)) {
            return List.of(new Loss(DeadlineRows.TABLE, "办理时限", List.of(),
                    "办理时限表须按流程、环节、紧急程度三列条件逐行查找，取第一条符合的规则，否则无法确认各环节的时限没有放宽。"));
        }
        if (!after.unreadable().isEmpty()) {
            return after.unreadable().stream().map(row -> new Loss(row.id(), "办理时限", List.of(),
                    "办理时限表的条件只能写带引号的文字（可用逗号分隔几个）或者留空，否则无法确认各环节的时限没有放宽。")).toList();
        }
        return diagrams.stream().flatMap(model -> model.getModelElementsByType(Process.class).stream())
                .flatMap(process -> Elements.all(process, FlowNode.class).flatMap(step -> ofStep(process, step))).distinct().toList();
    }

    private Stream<Loss> ofStep(Process process, FlowNode step) {
        Optional<Duty> duty = Duty.of(step);
        String key = Elements.properties(step).get("deadline");
        if (duty.isEmpty() || key == null) {
            return Stream.empty();
        }
        Set<String> severities = new LinkedHashSet<>(before.words(process.getId(), key, "severity"));
        severities.addAll(after.words(process.getId(), key, "severity"));
        return Stream.concat(Stream.of(""), severities.stream()).flatMap(severity -> {
            Map<String, String> question = Map.of("process", process.getId(), "step", key, "severity", severity);
            return before.find(question).stream().flatMap(then -> after.find(question).map(now -> compare(duty.get(), process, severity, then, now))
                    .orElseGet(() -> Stream.of(loss(duty.get(), process, severity, DeadlineRows.TABLE, "不再有办理时限"))));
        });
    }

    private Stream<Loss> compare(Duty duty, Process process, String severity, Row then, Row now) {
        Stream<String> terms = TERMS.keySet().stream().sorted().map(output -> term(output, then, now)).filter(Objects::nonNull);
        Stream<String> escalation = Stream.of(role(value(then, "escalateRole"), value(now, "escalateRole")),
                place(value(then, "escalatePlace"), value(now, "escalatePlace"))).filter(Objects::nonNull);
        return Stream.concat(terms, escalation).map(what -> loss(duty, process, severity, now.id(), what));
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
        return now.equals(before) || height(now) > height(before) && height(before) >= 0 ? null : "的督办单位不再是" + PLACES.getOrDefault(before, before);
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
