package cn.baolei.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelInstance;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Nothing stands in a diagram or table but what is known to be harmless: neither scripts, classes, connectors and foreign forms nor
 * anything else that the engine may learn to read.
 */
@Component
class VocabularyRule implements ModelRule {

    private static final Set<String> DIAGRAM = Set.of("definitions", "collaboration", "participant", "process", "laneSet", "lane", "flowNodeRef",
            "documentation", "extensionElements", "incoming", "outgoing", "sequenceFlow", "conditionExpression", "startEvent", "endEvent",
            "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "messageEventDefinition", "timerEventDefinition",
            "errorEventDefinition", "terminateEventDefinition", "conditionalEventDefinition", "condition", "timeDate", "timeDuration", "timeCycle",
            "userTask", "serviceTask", "receiveTask", "businessRuleTask", "callActivity", "subProcess", "exclusiveGateway", "parallelGateway",
            "inclusiveGateway", "eventBasedGateway", "multiInstanceLoopCharacteristics", "loopCardinality", "completionCondition", "message",
            "error", "textAnnotation", "text", "association", "group", "category", "categoryValue");
    private static final Set<String> EXTENSIONS = Set.of("executionListener", "taskListener", "field", "string", "failedJobRetryTimeCycle", "in",
            "out", "inputOutput", "inputParameter", "outputParameter", "list", "map", "value", "entry", "properties", "property");
    private static final Set<String> EXTENSION_ATTRIBUTES = Set.of("asyncBefore", "asyncAfter", "exclusive", "jobPriority", "priority",
            "delegateExpression", "expression", "resultVariable", "mapDecisionResult", "decisionRef", "decisionRefBinding", "calledElementBinding",
            "formRef", "formRefBinding", "candidateGroups", "assignee", "dueDate", "followUpDate", "collection", "elementVariable",
            "errorCodeVariable", "initiator", "variableEvents", "variableName", "historyTimeToLive", "isStartableInTasklist", "versionTag",
            "modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon");
    private static final Set<String> OF_EXTENSIONS = Set.of("id", "name", "value", "key", "event", "delegateExpression", "expression", "stringValue",
            "source", "sourceExpression", "target", "businessKey", "local");
    private static final Set<String> NEVER = Set.of("language", "implementation", "scriptFormat", "location", "schemaLocation", "instantiate");
    private static final Set<String> TABLE = Set.of("definitions", "description", "extensionElements", "decision", "variable",
            "informationRequirement", "requiredDecision", "requiredInput", "inputData", "decisionTable", "input", "inputExpression", "text", "output",
            "rule", "inputEntry", "outputEntry", "inputValues", "outputValues", "textAnnotation", "association", "sourceRef", "targetRef",
            "authorityRequirement", "requiredAuthority", "knowledgeSource");
    private static final Set<String> TABLE_ATTRIBUTES = Set.of("historyTimeToLive", "inputVariable", "versionTag");
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("scriptTask", "脚本任务"), Map.entry("script", "脚本"),
            Map.entry("connector", "连接器"), Map.entry("formData", "内嵌的表单"), Map.entry("class", "程序类"), Map.entry("formKey", "外来的表单页面"),
            Map.entry("resource", "外部的脚本文件"), Map.entry("type", "外部任务、命令或者邮件任务"), Map.entry("language", "脚本语言"),
            Map.entry("task", "没有说明由谁办理的任务"), Map.entry("literalExpression", "决策表以外的算式"));

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.concat(
                submission.diagrams().entrySet().stream().flatMap(file -> elements(file.getValue()).flatMap(element -> inDiagram(file.getKey(), element))),
                submission.tables().entrySet().stream().flatMap(file -> elements(file.getValue()).flatMap(element -> inTable(file.getKey(), element))))
                .toList();
    }

    private static Stream<Element> elements(ModelInstance model) {
        return Xml.all(Xml.root(model)).filter(element -> !Xml.isDrawing(element) && !Xml.ZEEBE.equals(element.getNamespaceURI()));
    }

    private static Stream<Finding> inDiagram(String file, Element element) {
        boolean extension = Xml.CAMUNDA.equals(element.getNamespaceURI());
        boolean known = extension ? EXTENSIONS.contains(element.getLocalName())
                : Xml.BPMN.equals(element.getNamespaceURI()) && DIAGRAM.contains(element.getLocalName());
        return known ? Xml.attributes(element).filter(attribute -> !isKnown(attribute, extension)).map(attribute -> refused(file, element, attribute))
                : Stream.of(refused(file, element));
    }

    private static boolean isKnown(Attr attribute, boolean ofExtension) {
        String space = attribute.getNamespaceURI();
        String name = attribute.getLocalName();
        if (space == null) {
            return !isLanguage(attribute) && !NEVER.contains(name) && (!ofExtension || OF_EXTENSIONS.contains(name));
        }
        return space.equals(Xml.CAMUNDA) && EXTENSION_ATTRIBUTES.contains(name) || space.equals(Xml.MODELER) || space.equals(Xml.ZEEBE)
                || Xml.isDrawing(attribute) || space.equals(Xml.INSTANCE) && attribute.getValue().matches("(\\w+:)?tFormalExpression");
    }

    private static boolean isLanguage(Attr attribute) {
        return attribute.getLocalName().matches("expressionLanguage|typeLanguage") && !attribute.getValue().startsWith("http://www.w3.org/");
    }

    private static Stream<Finding> inTable(String file, Element element) {
        if (!TABLE.contains(element.getLocalName()) || !element.getNamespaceURI().contains("www.omg.org/spec/DMN/")) {
            return Stream.of(refused(file, element));
        }
        return Xml.attributes(element).filter(attribute -> {
            String space = attribute.getNamespaceURI();
            return space == null ? attribute.getLocalName().equals("expressionLanguage") && !attribute.getValue().toLowerCase().contains("feel")
                    : !(space.equals(Xml.DMN_CAMUNDA) && TABLE_ATTRIBUTES.contains(attribute.getLocalName())) && !space.equals(Xml.MODELER)
                    && !space.equals(Xml.ZEEBE) && !Xml.isDrawing(attribute);
        }).map(attribute -> refused(file, element, attribute));
    }

    private static Finding refused(String file, Element element) {
        return Xml.finding(file, element, "不得使用" + word(element.getLocalName()) + "（" + element.getNodeName() + "）");
    }

    private static Finding refused(String file, Element element, Attr attribute) {
        return Xml.finding(file, element, "不得使用" + word(attribute.getLocalName()) + "（" + element.getNodeName() + " 的 " + attribute.getName() + "）");
    }

    private static String word(String name) {
        return WORDS.getOrDefault(name, "这一元素或者属性");
    }
}
