package cn.baolei.gate;

import cn.baolei.engine.ModelProperties;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaField;
import org.springframework.stereotype.Component;

/** Every role and every place that a diagram names exists. */
@Component
class PostRule implements ModelRule {

    private static final String ROLES = Arrays.stream(Role.values()).map(role -> role.code() + " " + role.label()).collect(Collectors.joining("、"));

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.of(Each.of(submission, Process.class, PostRule::named), Each.of(submission, FlowNode.class, PostRule::named),
                Each.of(submission, CamundaField.class, PostRule::told)).flatMap(List::stream).toList();
    }

    private static Stream<Finding> named(String file, BaseElement element) {
        Map<String, String> properties = ModelProperties.of(element);
        return Stream.of(roles(properties.get("startRoles")), roles(properties.get("role")), place(properties.get("place")))
                .flatMap(messages -> messages).map(message -> Finding.at(file, element, message));
    }

    private static Stream<Finding> told(String file, CamundaField field) {
        String value = Optional.ofNullable(field.getCamundaStringValue()).orElse(field.getTextContent()).strip();
        return (switch (String.valueOf(field.getCamundaName())) {
            case "roles" -> roles(value);
            case "place" -> place(value);
            default -> Stream.<String>empty();
        }).map(message -> Finding.at(file, field, message));
    }

    private static Stream<String> roles(String codes) {
        return Stream.ofNullable(codes).filter(list -> !list.isBlank()).flatMap(list -> Arrays.stream(list.strip().split("\\s*,\\s*")))
                .filter(code -> Role.ofCode(code).isEmpty()).map(code -> "没有代码为“" + code + "”的岗位；可用的岗位：" + ROLES);
    }

    private static Stream<String> place(String word) {
        try {
            if (word != null && !word.isBlank()) {
                Place.of(word.strip());
            }
            return Stream.empty();
        } catch (IllegalArgumentException unknown) {
            return Stream.of("没有“" + word + "”这种单位范围；可用的有 own 本级、superior 上级（superior-2 上级的上级）、province 省级、concerned 涉事人员所在单位、"
                    + "subordinate 下级单位之一、subordinates 全部下级单位、on-duty 当班、person 指定的一个人");
        }
    }
}
