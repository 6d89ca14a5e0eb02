package cn.baolei.gate;

import cn.baolei.engine.ModelProperties;
import cn.baolei.taskwork.SigningRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The rule by which a step's 会签 is decided is one of those there are. */
@Component
class CountersignRule implements ModelRule {

    private static final String KNOWN = Arrays.stream(SigningRule.values()).map(rule -> rule.code() + " " + rule.label())
            .collect(Collectors.joining("、"));

    @Override
    public List<Finding> check(Submission submission) {
        return Each.of(submission, UserTask.class, (file, task) -> Optional.ofNullable(ModelProperties.of(task).get("countersign"))
                .filter(code -> SigningRule.ofCode(code).isEmpty()).stream()
                .map(code -> Finding.at(file, task, "没有“" + code + "”这种会签规则；可用的有 " + KNOWN)));
    }
}
