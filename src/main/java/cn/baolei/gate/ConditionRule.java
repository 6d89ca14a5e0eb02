package cn.baolei.gate;

import cn.baolei.engine.ModelExpressions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Condition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Every variable in a condition is written by a form, by the diagram itself, by a caller or by a program. */
@Component
class ConditionRule implements ModelRule {

    private final ModelExpressions expressions;
    private final ProgramWords program;

    ConditionRule(ModelExpressions expressions, ProgramWords program) {
        this.expressions = expressions;
        this.program = program;
    }

    @Override
    public List<Finding> check(Submission submission) {
        List<BpmnModelInstance> all = Variables.allDiagrams(submission);
        return submission.diagrams().entrySet().stream().flatMap(file -> in(file, Variables.of(file.getValue(), submission, all))).toList();
    }

    private Stream<Finding> in(Map.Entry<String, BpmnModelInstance> file, Set<String> written) {
        return Stream.of(ConditionExpression.class, Condition.class).flatMap(type -> file.getValue().getModelElementsByType(type).stream())
                .flatMap(condition -> faults(condition, written).map(fault -> Finding.at(file.getKey(), condition.getParentElement(), fault)));
    }

    private Stream<String> faults(ModelElementInstance condition, Set<String> written) {
        String text = condition.getTextContent().strip();
        if (!text.matches("(?s)[$#]\\{.*}")) {
            return Stream.of("条件要写成 ${…}，例如 ${reviewDecision == 'approve'}");
        }
        return expressions.read(text).variables().stream().filter(variable -> !written.contains(variable) && !program.contain(variable))
                .map(variable -> "条件里的“" + variable + "”没有任何表单、环节或者程序填写，请核对字段的标识（Key）");
    }
}
