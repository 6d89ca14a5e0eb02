package cn.baolei.routing;

import cn.baolei.engine.ModelProperties;
import cn.baolei.organisation.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.springframework.stereotype.Component;

/** Which role is sought at which place, by the user tasks of the deployed diagrams and by the table {@code deadlines} (督办). */
@Component
class RoutingDemands {

    record Demand(Role role, Place place) {
    }

    private final RepositoryService repository;

    RoutingDemands(RepositoryService repository) {
        this.repository = repository;
    }

    /** Of the latest version of everything. */
    Set<Demand> read() {
        Set<Demand> demands = new LinkedHashSet<>();
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class))
                .flatMap(Collection::stream).map(ModelProperties::of)
                .filter(properties -> properties.containsKey("role") && properties.containsKey("place"))
                .forEach((Map<String, String> properties) -> demands.add(demand(properties.get("role"), properties.get("place"))));
        repository.createDecisionDefinitionQuery().decisionDefinitionKey("deadlines").latestVersion().list()
                .forEach(table -> demands.addAll(supervisors(table)));
        return demands;
    }

    private List<Demand> supervisors(DecisionDefinition definition) {
        List<Demand> demands = new ArrayList<>();
        for (DecisionTable table : repository.getDmnModelInstance(definition.getId()).getModelElementsByType(DecisionTable.class)) {
            List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
            table.getRules().forEach(rule -> {
                List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
                demands.add(demand(literal(entries.get(outputs.indexOf("escalateRole"))), literal(entries.get(outputs.indexOf("escalatePlace")))));
            });
        }
        return demands;
    }

    private static String literal(OutputEntry entry) {
        return entry.getTextContent().strip().replace("\"", "");
    }

    private static Demand demand(String role, String place) {
        return new Demand(Role.ofCode(role).orElseThrow(() -> new IllegalStateException("Unknown role in a model: " + role)), Place.of(place));
    }
}
