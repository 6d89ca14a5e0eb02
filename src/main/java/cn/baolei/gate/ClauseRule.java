package cn.baolei.gate;

import cn.baolei.engine.ModelProperties;
import cn.baolei.modelling.Clauses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** A clause named in a diagram is one of the notice. */
@Component
class ClauseRule implements ModelRule {

    private final Map<String, String> clauses = Clauses.all();

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.of(Each.of(submission, Process.class, this::unknown), Each.of(submission, FlowElement.class, this::unknown))
                .flatMap(List::stream).toList();
    }

    private Stream<Finding> unknown(String file, BaseElement element) {
        return named(element).filter(clause -> !clauses.containsKey(clause))
                .map(clause -> Finding.at(file, element, "通知里没有编号为“" + clause + "”的条款，请按条款对照表填写，例如 2-7"));
    }

    private static Stream<String> named(BaseElement element) {
        return Stream.ofNullable(ModelProperties.of(element).get("notice")).filter(notice -> !notice.isBlank()).flatMap(notice -> Arrays.stream(notice.strip().split("\\s*,\\s*")));
    }
}
