package cn.baolei.obligation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.DomElement;

/** A diagram as the walk sees it: read from the XML by hand, so that it shares nothing with what it judges. */
final class Outline {

    /** @param condition empty when it has none */
    record Flow(String id, String source, String target, String condition) {
    }

    record Element(String id, String type, String scope, String otherwise, String attachedTo, boolean interrupting, List<String> events,
                   String error, boolean byEvent, boolean duty, List<Flow> out, List<Flow> in) {

        boolean isScope() {
            return type.equals("subProcess");
        }

        boolean isActivity() {
            return type.endsWith("Task") || type.equals("task") || type.equals("callActivity") || isScope();
        }
    }

    private static final Pattern COMPARED = Pattern.compile("(\\w+) *[!=]= *('[^']*'|\\d+|true|false)");
    private static final Pattern NAMED = Pattern.compile("(?:not|empty|\\{|\\bor\\b|\\band\\b|&&) *(\\w+)(?= *(?:}|and|or|&&))");

    final Map<String, Element> elements = new LinkedHashMap<>();
    final Map<String, Set<String>> answers = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();

    Outline(BpmnModelInstance model) {
        DomElement root = model.getDocument().getRootElement();
        root.getChildElements().stream().filter(child -> child.getLocalName().equals("error"))
                .forEach(error -> codes.put(error.getAttribute("id"), error.getAttribute("errorCode")));
        root.getChildElements().stream().filter(child -> child.getLocalName().equals("process")).forEach(process -> read(process, ""));
    }

    private void read(DomElement scope, String id) {
        for (DomElement child : scope.getChildElements()) {
            String type = child.getLocalName();
            if (isNode(type)) {
                List<String> events = child.getChildElements().stream().map(DomElement::getLocalName)
                        .filter(name -> name.endsWith("EventDefinition")).toList();
                String error = child.getChildElements().stream().filter(event -> event.getLocalName().equals("errorEventDefinition"))
                        .map(event -> event.getAttribute("errorRef")).map(ref -> ref == null ? "*" : codes.getOrDefault(ref, "*")).findFirst().orElse("");
                boolean interrupting = !"false".equals(child.getAttribute(type.equals("boundaryEvent") ? "cancelActivity" : "isInterrupting"));
                elements.put(child.getAttribute("id"), new Element(child.getAttribute("id"), type, id, text(child, "default"),
                        text(child, "attachedToRef"), interrupting, events, error, "true".equals(child.getAttribute("triggeredByEvent")),
                        isDuty(child), new ArrayList<>(), new ArrayList<>()));
                if (type.equals("subProcess")) {
                    read(child, child.getAttribute("id"));
                }
            }
        }
        scope.getChildElements().stream().filter(child -> child.getLocalName().equals("sequenceFlow")).forEach(this::flow);
    }

    private void flow(DomElement flow) {
        String condition = flow.getChildElements().stream().filter(child -> child.getLocalName().equals("conditionExpression"))
                .map(child -> child.getTextContent().strip()).findFirst().orElse("");
        Flow read = new Flow(flow.getAttribute("id"), flow.getAttribute("sourceRef"), flow.getAttribute("targetRef"), condition);
        elements.get(read.source()).out().add(read);
        elements.get(read.target()).in().add(read);
        for (Matcher compared = COMPARED.matcher(condition); compared.find();) {
            answers.computeIfAbsent(compared.group(1), name -> new LinkedHashSet<>()).add(compared.group(2));
        }
        for (Matcher named = NAMED.matcher(condition); named.find();) {
            answers.computeIfAbsent(named.group(1), name -> new LinkedHashSet<>()).addAll(condition.contains("empty " + named.group(1))
                    ? List.of("''", "'x'") : List.of("true", "false"));
        }
    }

    private static boolean isNode(String type) {
        return type.endsWith("Event") || type.endsWith("Task") || type.endsWith("Gateway") || type.equals("subProcess")
                || type.equals("callActivity") || type.equals("task");
    }

    private static String text(DomElement element, String attribute) {
        return element.getAttribute(attribute) == null ? "" : element.getAttribute(attribute);
    }

    private static boolean isDuty(DomElement element) {
        return element.getChildElements().stream().filter(child -> child.getLocalName().equals("extensionElements"))
                .flatMap(child -> child.getChildElements().stream()).filter(child -> child.getLocalName().equals("properties"))
                .flatMap(child -> child.getChildElements().stream()).anyMatch(property -> "notice".equals(property.getAttribute("name")));
    }

    /** Things that start the process by themselves. */
    List<Element> starts() {
        return elements.values().stream().filter(element -> element.type().equals("startEvent") && element.scope().isEmpty()).toList();
    }
}
