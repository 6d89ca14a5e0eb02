package cn.baolei.gate;

import cn.baolei.engine.ModelProperties;
import cn.baolei.modelling.Clauses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** A clause named in a diagram is one of the notice. */
@Component
class ClauseRule implements ModelRule {

    private final Map<String, String> clauses = Clauses.all();

    @Override
    public List<Finding> check(Submission submission) {
        return submission.diagrams().entrySet().stream().flatMap(diagram -> diagram.getValue().getModelElementsByType(FlowElement.class).stream()
                .flatMap(element -> named(element).filter(clause -> !clauses.containsKey(clause))
                        .map(clause -> Finding.at(diagram.getKey(), element, "通知里没有编号为“" + clause + "”的条款，请按条款对照表填写，例如 2-7")))).toList();
    }

    private static Stream<String> named(FlowElement element) {
        return Stream.ofNullable(ModelProperties.of(element).get("notice")).flatMap(notice -> Arrays.stream(notice.strip().split("\\s*,\\s*")));
    }
}
