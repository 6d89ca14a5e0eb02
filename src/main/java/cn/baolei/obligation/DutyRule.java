package cn.baolei.obligation;

import cn.baolei.engine.DeployedModels;
import cn.baolei.gate.Deployed;
import cn.baolei.gate.Finding;
import cn.baolei.gate.ModelRule;
import cn.baolei.gate.Submission;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Nothing that the notice demands is lost. What the application ships is compared with the shipped file, any other process with its
 * first version, its forms, rows and tables with those in force: many small steps lose no more than one large one.
 */
@Component
class DutyRule implements ModelRule {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Shipped shipped;
    private final Function<String, Optional<BpmnModelInstance>> first;

    @Autowired
    DutyRule(Shipped shipped, DeployedModels deployed) {
        this(shipped, deployed::firstDiagram);
    }

    /** @param first version of a process, by its key */
    DutyRule(Shipped shipped, Function<String, Optional<BpmnModelInstance>> first) {
        this.shipped = shipped;
        this.first = first;
    }

    @Override
    public List<Finding> check(Submission submission) {
        List<Finding> findings = new ArrayList<>();
        boolean sameForms = submission.forms().keySet().stream().allMatch(form -> isUnchanged(form, submission));
        submission.diagrams().entrySet().stream().filter(diagram -> !sameForms || !isUnchanged(diagram.getKey(), submission))
                .forEach(diagram -> findings.addAll(ofDiagram(diagram.getKey(), diagram.getValue(), submission)));
        submission.tables().entrySet().stream().filter(table -> !isUnchanged(table.getKey(), submission))
                .forEach(table -> findings.addAll(found(table.getKey(), ofTable(table.getValue(), submission))));
        return findings.stream().distinct().toList();
    }

    private List<Finding> ofDiagram(String file, BpmnModelInstance diagram, Submission submission) {
        return processes(diagram).flatMap(process -> baseline(process.getId()).stream()).flatMap(baseline -> Stream.of(
                found(file, Obligations.lost(baseline, diagram)), found(file, ofDeadlines(baseline, diagram, submission)),
                ofForms(file, baseline, diagram, submission)).flatMap(List::stream)).toList();
    }

    private List<Loss> ofDeadlines(BpmnModelInstance baseline, BpmnModelInstance diagram, Submission submission) {
        boolean isShipped = processes(baseline).anyMatch(process -> shipped.diagram(process.getId()).isPresent());
        Optional<DmnModelInstance> before = isShipped ? shipped.table(DeadlineRows.TABLE) : submission.deployed().table(DeadlineRows.TABLE);
        return before.flatMap(then -> submission.table(DeadlineRows.TABLE).map(now -> Obligations.lostDeadlines(baseline, diagram, then, now)))
                .orElse(List.of());
    }

    private boolean isUnchanged(String file, Submission submission) {
        return shipped.isUnchanged(file, submission.files().get(file));
    }

    private Optional<BpmnModelInstance> baseline(String process) {
        return shipped.diagram(process).or(() -> first.apply(process));
    }

    private List<Finding> ofForms(String file, BpmnModelInstance baseline, BpmnModelInstance proposed, Submission submission) {
        return baseline.getModelElementsByType(FlowNode.class).stream().filter(step -> Duty.of(step).isPresent()).flatMap(step -> {
            Optional<String> now = Optional.ofNullable((BaseElement) proposed.getModelElementById(step.getId())).map(DutyRule::form);
            Optional<JsonNode> before = Optional.ofNullable(form(step)).flatMap(form -> shipped.form(form).or(() -> submission.deployed().form(form)));
            return now.isEmpty() || before.isEmpty() || submission.form(now.get()).isEmpty() ? Stream.<Finding>empty()
                    : found(fileOf(now.get(), submission).orElse(file), Obligations.lostFields(baseline, step.getId(), before.get(),
                    submission.form(now.get()).get())).stream();
        }).toList();
    }

    private static String form(BaseElement step) {
        return step.getAttributeValueNs(CAMUNDA, "formRef");
    }

    private static Optional<String> fileOf(String form, Submission submission) {
        return submission.forms().entrySet().stream().filter(file -> file.getValue().path("id").asText().equals(form)).map(Map.Entry::getKey).findFirst();
    }

    private List<Loss> ofTable(DmnModelInstance table, Submission submission) {
        Deployed deployed = submission.deployed();
        List<BpmnModelInstance> inForce = deployed.diagrams();
        List<BpmnModelInstance> running = Stream.concat(submission.diagrams().values().stream(), inForce.stream()).toList();
        List<BpmnModelInstance> own = shipped.diagrams();
        Set<String> keys = own.stream().flatMap(DutyRule::processes).map(Process::getId).collect(Collectors.toSet());
        List<BpmnModelInstance> others = inForce.stream().filter(diagram -> processes(diagram).map(Process::getId).noneMatch(keys::contains)).toList();
        Set<Loss> losses = new LinkedHashSet<>();
        table.getModelElementsByType(Decision.class).stream().map(Decision::getId).forEach(key -> {
            shipped.table(key).ifPresent(before -> losses.addAll(compare(key, before, table, own, running)));
            deployed.table(key).ifPresent(before -> losses.addAll(compare(key, before, table, others, running)));
        });
        return List.copyOf(losses);
    }

    private static List<Loss> compare(String key, DmnModelInstance before, DmnModelInstance now, Collection<BpmnModelInstance> diagrams,
                                      Collection<BpmnModelInstance> running) {
        return key.equals(DeadlineRows.TABLE) ? Obligations.lostDeadlines(before, now, diagrams, running)
                : Obligations.lostDecisions(key, before, now, diagrams);
    }

    private static Stream<Process> processes(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(Process.class).stream();
    }

    private static List<Finding> found(String file, List<Loss> losses) {
        return losses.stream().map(loss -> new Finding(file, loss.elementId(), loss.elementName(), loss.message())).toList();
    }
}
