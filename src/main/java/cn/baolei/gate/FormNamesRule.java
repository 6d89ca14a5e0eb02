package cn.baolei.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/**
 * What a form computes in FEEL is harmless and names only fields of its own, of the other forms of its procedure, or variables of it;
 * an order of dates names a date.
 */
@Component
class FormNamesRule implements ModelRule {

    private static final Set<String> ALWAYS = Set.of("this", "parent", "item");

    private final ProgramWords program;

    FormNamesRule(ProgramWords program) {
        this.program = program;
    }

    @Override
    public List<Finding> check(Submission submission) {
        List<BpmnModelInstance> all = Variables.allDiagrams(submission);
        return submission.forms().entrySet().stream().flatMap(file -> {
            List<BpmnModelInstance> procedures = showing(file.getValue(), all);
            return Stream.concat(names(file, procedures, submission, all), orders(file, procedures, submission));
        }).toList();
    }

    private static List<BpmnModelInstance> showing(JsonNode form, Collection<BpmnModelInstance> all) {
        return all.stream().filter(diagram -> Variables.references(diagram).anyMatch(form.path("id").asText()::equals)).toList();
    }

    private Stream<Finding> names(Map.Entry<String, JsonNode> file, List<BpmnModelInstance> procedures, Submission submission, List<BpmnModelInstance> all) {
        Set<String> known = new HashSet<>(ALWAYS);
        known.addAll(FormComponents.keys(file.getValue()));
        procedures.forEach(procedure -> known.addAll(Variables.of(procedure, submission, all)));
        return FormComponents.all(file.getValue()).flatMap(component -> formulas(component).flatMap(formula -> {
            FeelReader.Reading reading = FeelReader.expression(formula);
            return Stream.concat(reading.faults().stream(), reading.names().stream().filter(name -> !known.contains(name) && !program.contain(name))
                    .map(name -> "算式里的“" + name + "”不是任何表单的字段，请核对字段的标识（Key）"));
        }).map(fault -> FormComponents.finding(file.getKey(), component, fault)));
    }

    /** Conditions, and whatever else of a component is computed. */
    private static Stream<String> formulas(JsonNode node) {
        return node.isTextual() ? Stream.of(node.asText()).filter(text -> text.strip().startsWith("="))
                : StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) node::fields).spliterator(), false)
                .filter(property -> !property.getKey().equals("components"))
                .flatMap(property -> property.getKey().equals("conditional") ? StreamSupport.stream(property.getValue().spliterator(), false)
                        .filter(JsonNode::isTextual).map(JsonNode::asText) : formulas(property.getValue()));
    }

    private Stream<Finding> orders(Map.Entry<String, JsonNode> file, List<BpmnModelInstance> procedures, Submission submission) {
        Set<JsonNode> forms = Stream.concat(Stream.of(file.getValue()), procedures.stream().flatMap(procedure -> Variables.forms(procedure, submission)))
                .collect(Collectors.toSet());
        Set<String> dates = forms.stream().flatMap(form -> FormComponents.dates(form).stream()).collect(Collectors.toSet());
        Set<String> others = forms.stream().flatMap(form -> FormComponents.keys(form).stream()).filter(key -> !dates.contains(key)).collect(Collectors.toSet());
        return FormComponents.all(file.getValue()).flatMap(component -> Stream.of("notAfter", "notBefore").flatMap(order -> {
            String other = component.path("properties").path(order).asText();
            boolean known = other.isEmpty() || other.equals("now") || dates.contains(other) || !others.contains(other) && program.contain(other);
            return known ? Stream.empty() : Stream.of(FormComponents.finding(file.getKey(), component, order + " 写的“" + other + "”不是任何表单的日期字段"));
        }));
    }
}
