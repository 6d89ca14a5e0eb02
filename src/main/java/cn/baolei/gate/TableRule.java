package cn.baolei.gate;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Every cell of a decision table is FEEL that does no more than compare and compute. */
@Component
class TableRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return submission.tables().entrySet().stream().flatMap(file -> in(file.getKey(), file.getValue())).toList();
    }

    private static Stream<Finding> in(String file, DmnModelInstance table) {
        Stream<Finding> empty = table.getModelElementsByType(Decision.class).stream()
                .filter(decision -> decision.getChildElementsByType(DecisionTable.class).isEmpty())
                .map(decision -> Finding.at(file, decision, "决策里没有决策表"));
        Stream<Finding> inputs = table.getModelElementsByType(InputExpression.class).stream()
                .flatMap(cell -> faults(file, cell, FeelReader.expression(cell.getTextContent())));
        Stream<Finding> tests = table.getModelElementsByType(InputEntry.class).stream()
                .flatMap(cell -> faults(file, cell, FeelReader.tests(cell.getTextContent())));
        Stream<Finding> outputs = table.getModelElementsByType(OutputEntry.class).stream()
                .flatMap(cell -> faults(file, cell, FeelReader.expression(cell.getTextContent())));
        return Stream.of(empty, inputs, tests, outputs).flatMap(findings -> findings);
    }

    private static Stream<Finding> faults(String file, ModelElementInstance cell, FeelReader.Reading reading) {
        return reading.faults().stream().map(fault -> Finding.at(file, cell, fault));
    }
}
