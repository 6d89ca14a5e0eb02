package cn.baolei.obligation;

import cn.baolei.obligation.Traits.Trait;
import cn.baolei.engine.ModelProperties;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What a duty itself has become: who does it, how many, what the system does, what it hands on. */
final class StepComparison {

    /** Variables that say whose a task is and how long it may take; a step's own value of that name would hide them. */
    private static final Set<String> STEERING = Set.of("severity", "responsiblePerson", "concernedOrganisation", "subordinate");

    private StepComparison() {
    }

    static List<Loss> losses(Process inForce, Process proposed) {
        Map<String, FlowNode> now = Elements.all(proposed, FlowNode.class).collect(Collectors.toMap(BaseElement::getId, node -> node));
        List<Loss> losses = new ArrayList<>(ofProcess(inForce, proposed));
        Elements.all(inForce, FlowNode.class).filter(step -> now.containsKey(step.getId())).forEach(step -> {
            Duty.of(step).ifPresent(duty -> losses.addAll(ofDuty(duty, step, now.get(step.getId()))));
        });
        Map<String, Duty> duties = Duty.allOf(inForce);
        now.values().stream().filter(SubProcess.class::isInstance).forEach(scope -> Elements.all(scope, FlowNode.class)
                .map(step -> duties.get(step.getId())).filter(duty -> duty != null).findFirst().ifPresent(duty -> {
                    Optional<Loop> before = node(inForce, scope.getId()).flatMap(Loop::of);
                    if (!Loop.isKept(before, Loop.of((Activity) scope))) {
                        losses.add(duty.lost("所在的“" + Elements.name(scope) + "”的多人（多次）办理被改动，可能少办或者不办"));
                    }
                }));
        return losses;
    }

    private static Optional<Activity> node(Process process, String id) {
        return Elements.all(process, Activity.class).filter(step -> step.getId().equals(id)).findFirst();
    }

    private static List<Loss> ofDuty(Duty duty, FlowNode before, FlowNode now) {
        List<Loss> losses = new ArrayList<>();
        Set<String> clauses = Duty.of(now).map(Duty::clauses).<Set<String>>map(HashSet::new).orElse(Set.of());
        List<String> dropped = duty.clauses().stream().filter(clause -> !clauses.contains(clause)).toList();
        if (!dropped.isEmpty()) {
            losses.add(duty.lost("不再标明它落实通知" + String.join("、", dropped)));
        }
        Map<String, Trait> traits = Traits.of(now);
        Traits.of(before).forEach((key, trait) -> change(key, trait, traits.get(key)).ifPresent(change -> losses.add(duty.lost(change))));
        Map<String, Trait> known = Traits.of(before);
        traits.forEach((key, trait) -> {
            if (!known.containsKey(key) && isHarmful(key, before)) {
                losses.add(duty.lost("新加了“" + trait.label() + "”，会改变它的办理"));
            }
        });
        if (before instanceof Activity step && now instanceof Activity stepNow && !Loop.isKept(Loop.of(step), Loop.of(stepNow))) {
            losses.add(duty.lost("的多人（多次）办理被改动，可能少一人办理或者不办"));
        }
        loops(before).filter(scope -> scopes(now).noneMatch(other -> other.getId().equals(scope.getId())))
                .forEach(scope -> losses.add(duty.lost("被移出“" + Elements.name(scope) + "”，不再逐个办理")));
        return losses;
    }

    /** What a trait has lost, in words; empty when nothing. */
    private static Optional<String> change(String key, Trait before, Trait now) {
        if (now == null) {
            return Optional.of("的“" + before.label() + "”被去掉");
        }
        // A row with shorter terms is no loss: the terms are compared, not their names.
        if (before.value().equals(now.value()) || key.equals("property deadline") || key.equals("field roles") && isMore(before.value(), now.value())) {
            return Optional.empty();
        }
        String values = switch (key) {
            case "property role" -> "（原为" + role(before.value()) + "，现为" + role(now.value()) + "）";
            case "property place" -> "（原为" + place(before.value()) + "，现为" + place(now.value()) + "）";
            default -> "";
        };
        return Optional.of("的“" + before.label() + "”被改动" + values);
    }

    /** What was not there before may be added, unless it changes who does the step, when, or with what. */
    private static boolean isHarmful(String key, FlowNode before) {
        Map<String, String> properties = Elements.properties(before);
        return key.startsWith("attribute ") || key.equals("property roleFrom") || key.equals("property namedPerson") || key.equals("trigger")
                || key.equals("in all") || key.startsWith("input ") && (STEERING.contains(key.substring(6))
                || key.substring(6).equals(properties.get("roleFrom")) || key.substring(6).equals(properties.get("namedPerson")));
    }

    private static boolean isMore(String before, String now) {
        return codes(now).containsAll(codes(before));
    }

    private static Set<String> codes(String roles) {
        return Arrays.stream(roles.strip().split("\\s*,\\s*")).collect(Collectors.toSet());
    }

    private static List<Loss> ofProcess(Process inForce, Process proposed) {
        List<Loss> losses = new ArrayList<>();
        Optional<Duty> duty = Duty.of(inForce);
        Set<String> clauses = Duty.of(proposed).map(Duty::clauses).<Set<String>>map(HashSet::new).orElse(Set.of());
        duty.filter(demanded -> !clauses.containsAll(demanded.clauses()))
                .ifPresent(demanded -> losses.add(demanded.lost("不再标明整个流程落实的条文")));
        Stream.concat(duty.stream(), Duty.allOf(inForce).values().stream().limit(1)).findFirst().ifPresent(demanded -> {
            Set<String> starters = starters(proposed);
            String lost = starters(inForce).stream().filter(role -> !starters.contains(role)).sorted().map(StepComparison::role)
                    .collect(Collectors.joining("、"));
            if (!lost.isEmpty()) {
                losses.add(new Loss(inForce.getId(), Elements.name(inForce), demanded.clauses(), "“" + Elements.name(inForce) + "”不再能由"
                        + lost + "发起。它落实" + Duty.quoted(demanded.clauses()) + "，须保留。"));
            }
        });
        return losses;
    }

    private static Set<String> starters(Process process) {
        return ModelProperties.startRolesOf(process).stream()
                .filter(role -> !role.isBlank() && process.isCamundaStartableInTasklist()).collect(Collectors.toSet());
    }

    private static Stream<SubProcess> loops(FlowNode step) {
        return scopes(step).filter(scope -> Loop.of(scope).isPresent());
    }

    private static Stream<SubProcess> scopes(FlowNode step) {
        return Stream.iterate((ModelElementInstance) step.getParentElement(), SubProcess.class::isInstance,
                ModelElementInstance::getParentElement).map(SubProcess.class::cast);
    }

    private static String role(String code) {
        return Role.ofCode(code).map(Role::label).orElse(code);
    }

    private static String place(String code) {
        return Place.label(code);
    }
}
