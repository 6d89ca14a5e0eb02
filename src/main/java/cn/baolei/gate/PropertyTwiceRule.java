package cn.baolei.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/** No element says the same thing twice: the rules would read the one, and whoever looks at the diagram the other. */
@Component
class PropertyTwiceRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return Each.of(submission, CamundaProperties.class, (file, properties) -> {
            Set<String> seen = new HashSet<>();
            return properties.getCamundaProperties().stream().map(CamundaProperty::getCamundaName).filter(name -> !seen.add(name))
                    .map(name -> Finding.at(file, properties, "属性“" + name + "”写了不止一次"));
        });
    }
}
