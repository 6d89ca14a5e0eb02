package cn.baolei.obligation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaField;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.camunda.bpm.model.xml.type.attribute.Attribute;

/** All that a step says to the engine and to this application, as words that can be compared. */
final class Traits {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    /** Attribute → what an official calls it. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(Map.entry("delegateExpression", "系统处理"), Map.entry("class", "系统处理"),
            Map.entry("expression", "系统处理"), Map.entry("type", "系统处理"), Map.entry("topic", "系统处理"),
            Map.entry("calledElement", "调用的流程"), Map.entry("calledElementBinding", "调用流程的版本"),
            Map.entry("calledElementVersion", "调用流程的版本"), Map.entry("decisionRef", "决策表"), Map.entry("decisionRefBinding", "决策表的版本"),
            Map.entry("decisionRefVersion", "决策表的版本"), Map.entry("resultVariable", "结果写入的数据"),
            Map.entry("mapDecisionResult", "结果的取法"), Map.entry("candidateGroups", "候选办理人"), Map.entry("candidateUsers", "候选办理人"),
            Map.entry("assignee", "办理人"), Map.entry("dueDate", "到期时间"), Map.entry("formKey", "表单"), Map.entry("formRefBinding", "表单的版本"),
            Map.entry("isForCompensation", "执行时机"));
    private static final Map<String, String> PROPERTIES = Map.of("role", "经办岗位", "place", "岗位所在单位", "roleFrom", "经办岗位的来源",
            "otherThan", "须换人办理", "opinionRequired", "须先写意见", "countersign", "会签规则", "namedPerson", "须由本人办理", "deadline", "办理时限",
            "outcome", "办理结果");

    /** What the engine takes where nothing is said: the Modeler leaves it out when it saves. */
    private static final Map<String, String> DEFAULTS = Map.of("mapDecisionResult", "resultList", "calledElementBinding", "latest",
            "decisionRefBinding", "latest");

    /** @param label what an official calls it */
    record Trait(String label, String value) {
    }

    private final Map<String, Trait> traits = new TreeMap<>();

    private Traits() {
    }

    static Map<String, Trait> of(FlowNode step) {
        Traits traits = new Traits();
        traits.add("kind", "类型", step.getElementType().getTypeName());
        ATTRIBUTES.forEach((name, label) -> traits.add("attribute " + name, label, attribute(step, name)));
        traits.add("form", "表单", attribute(step, "formRef") == null ? null : "");
        Map<String, String> properties = Elements.properties(step);
        PROPERTIES.forEach((name, label) -> traits.add("property " + name, label, properties.get(name)));
        if (step instanceof ThrowEvent) {
            traits.add("thrown", "结束方式或者发出的事件", FlowGraphBuilder.definitions(step).map(Traits::words).collect(Collectors.joining()));
        }
        Trigger.of(step).ifPresent(trigger -> traits.add("trigger", "触发条件、时间或者位置", trigger.toString()));
        Elements.extensions(step, CamundaField.class).forEach(field -> traits.add("field " + field.getCamundaName(),
                "参数 " + field.getCamundaName(), value(field)));
        Elements.extensions(step, CamundaIn.class).forEach(in -> traits.append("in " + target(in), "传入的数据 " + target(in), in));
        Elements.extensions(step, CamundaOut.class).forEach(out -> traits.append("out " + target(out), "传出的数据 " + target(out), out));
        Elements.extensions(step, CamundaInputOutput.class).forEach(mapping -> mapping.getCamundaInputParameters().forEach(input ->
                traits.append("input " + input.getCamundaName(), "输入的数据 " + input.getCamundaName(), input)));
        Elements.extensions(step, CamundaInputOutput.class).forEach(mapping -> mapping.getCamundaOutputParameters().forEach(output ->
                traits.append("output " + output.getCamundaName(), "输出的数据 " + output.getCamundaName(), output)));
        Stream.concat(Elements.extensions(step, CamundaExecutionListener.class), Elements.extensions(step, CamundaTaskListener.class))
                .forEach(listener -> traits.add("listener " + words(listener), "自动登记", ""));
        return traits.traits;
    }

    private static String attribute(BaseElement step, String name) {
        String value = step.getAttributeValueNs(CAMUNDA, name);
        String said = value != null ? value : step.getAttributeValue(name);
        return DEFAULTS.getOrDefault(name, "").equals(said) ? null : said;
    }

    /** As injected, whichever way it is written. */
    private static String value(CamundaField field) {
        return Stream.of(field.getCamundaStringValue(), field.getCamundaExpression()).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> field.getTextContent().strip());
    }

    private static String target(ModelElementInstance mapping) {
        return Stream.of("target", "businessKey", "variables").map(mapping::getAttributeValue).filter(Objects::nonNull).findFirst().orElse("");
    }

    /** An element as words that do not depend on how it is written: attributes by name, whatever is inside, but no id. */
    private static String words(ModelElementInstance element) {
        String attributes = element.getElementType().getAttributes().stream().map(Attribute::getAttributeName).distinct().sorted()
                .filter(name -> !name.equals("id")).map(name -> Stream.of(element.getAttributeValue(name), element.getAttributeValueNs(CAMUNDA, name))
                        .filter(Objects::nonNull).findFirst().map(value -> name + "=" + value).orElse(""))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(" "));
        return element.getElementType().getTypeName() + "[" + attributes + "]" + inside(element.getDomElement());
    }

    private static String inside(DomElement element) {
        List<DomElement> children = element.getChildElements();
        return children.isEmpty() ? element.getTextContent().strip() : children.stream().map(child -> child.getLocalName()
                + Stream.of("name", "key", "stringValue", "expression").map(child::getAttribute).map(Objects::toString).toList()
                + inside(child)).collect(Collectors.joining());
    }

    private void append(String key, String label, ModelElementInstance element) {
        Trait known = traits.get(key);
        traits.put(key, new Trait(label, (known == null ? "" : known.value()) + words(element)));
    }

    private void add(String key, String label, String value) {
        if (value != null) {
            traits.put(key, new Trait(label, value));
        }
    }
}
