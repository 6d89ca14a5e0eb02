package cn.baolei.revision;

import cn.baolei.revision.Item.Fact;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** The elements of a diagram with all that it says of them. */
final class DiagramItems {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    /** What belongs to the element around it, or is told by another. */
    private static final Set<String> NO_ITEMS = Set.of("definitions", "collaboration", "laneSet", "extensionElements", "documentation");
    private static final Set<String> NO_FACTS = Set.of("incoming", "outgoing", "flowNodeRef", "laneSet");
    private static final Set<String> REFERENCES = Set.of("sourceRef", "targetRef", "default", "attachedToRef", "messageRef", "errorRef");
    /** What tells listeners, parameters and the like of one element from each other. */
    private static final Set<String> KEYS = Set.of("name", "target", "event", "variables");

    private final DiagramWords words;
    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, Element> laneOf = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final String process;
    private final Map<String, Item> items = new LinkedHashMap<>();

    private DiagramItems(Element root, DiagramWords words) {
        this.words = words;
        Dom.descendants(root, "*").filter(element -> element.hasAttribute("id")).forEach(element -> byId.put(element.getAttribute("id"), element));
        Dom.descendants(root, "lane").forEach(lane -> Dom.children(lane).filter(child -> child.getLocalName().equals("flowNodeRef"))
                .forEach(node -> laneOf.put(node.getTextContent().strip(), lane)));
        Stream.concat(Dom.descendants(root, "BPMNShape"), Dom.descendants(root, "BPMNEdge"))
                .forEach(drawn -> places.put(drawn.getAttribute("bpmnElement"), place(drawn)));
        process = Dom.descendants(root, "process").findFirst().map(one -> one.getAttribute("id")).orElse("");
        Dom.descendants(root, "*").filter(DiagramItems::isItem).forEach(this::add);
    }

    static Map<String, Item> of(BpmnModelInstance diagram, DiagramWords words) {
        return new DiagramItems(Dom.root(diagram), words).items;
    }

    private static boolean isItem(Element element) {
        String type = element.getLocalName();
        return BPMN.equals(element.getNamespaceURI()) && element.hasAttribute("id") && !NO_ITEMS.contains(type) && !type.endsWith("EventDefinition")
                && !type.endsWith("Characteristics") && !type.endsWith("Expression");
    }

    private void add(Element element) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("类型", Fact.of(words.type(element.getLocalName())));
        Dom.attributes(element).filter(attribute -> !attribute.getLocalName().equals("id") && !isGranted(attribute))
                .forEach(attribute -> facts.put(words.attribute(attribute.getLocalName()), fact(attribute)));
        String id = element.getAttribute("id");
        if (laneOf.containsKey(id)) {
            facts.put("泳道", named(laneOf.get(id)));
        }
        if (element.getParentNode() instanceof Element parent && parent.getLocalName().equals("subProcess")) {
            facts.put("所在子流程", named(parent));
        }
        Dom.children(element).filter(child -> !isItem(child)).forEach(child -> describe(child, facts));
        items.put(id, new Item(title(element), facts, places.getOrDefault(id, "-")));
    }

    private void describe(Element detail, Map<String, Fact> facts) {
        String type = detail.getLocalName();
        if (NO_FACTS.contains(type)) {
            return;
        }
        if (Set.of("extensionElements", "properties", "inputOutput").contains(type)) {
            Dom.children(detail).forEach(child -> describe(child, facts));
        } else if (type.equals("property")) {
            String name = detail.getAttribute("name");
            put(facts, words.property(name), words.propertyValue(process, name, detail.getAttribute("value")));
        } else {
            String key = Dom.attributes(detail).filter(attribute -> KEYS.contains(attribute.getLocalName())).map(Attr::getValue)
                    .map(value -> "“" + value + "”").collect(Collectors.joining());
            put(facts, words.attribute(type) + key, content(detail));
        }
    }

    /** What the engine takes where nothing is said, and the Modeler therefore leaves out. */
    private static boolean isGranted(Attr attribute) {
        return attribute.getLocalName().equals("mapDecisionResult") && attribute.getValue().equals("resultList");
    }

    /** Several listeners of one event, for example, are told one after the other. */
    private static void put(Map<String, Fact> facts, String attribute, String value) {
        facts.merge(attribute, Fact.of(value.isEmpty() ? "有" : value),
                (first, second) -> Fact.of(first.words() + "，" + second.words()));
    }

    /** All that an inner element says, without its id and its key. */
    private String content(Element detail) {
        Stream<String> attributes = Dom.attributes(detail)
                .filter(attribute -> !KEYS.contains(attribute.getLocalName()) && !attribute.getLocalName().equals("id")
                        && !attribute.getName().startsWith("xsi:"))
                .map(attribute -> roleValue(detail, attribute));
        Stream<String> children = Dom.children(detail).map(child -> {
            String key = Dom.attribute(child, "name").map(name -> name + "=").orElse("");
            return key + content(child);
        });
        String text = Dom.children(detail).findAny().isPresent() ? "" : detail.getTextContent().strip();
        return Stream.of(attributes, children, Stream.of(text)).flatMap(parts -> parts).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String roleValue(Element detail, Attr attribute) {
        return switch (detail.getAttribute("name")) {
            case "roles" -> DiagramWords.roles(attribute.getValue());
            case "place" -> DiagramWords.place(attribute.getValue());
            default -> value(attribute);
        };
    }

    private Fact fact(Attr attribute) {
        return new Fact(attribute.getValue(), value(attribute));
    }

    private static Fact named(Element element) {
        return new Fact(element.getAttribute("id"), nameOf(element));
    }

    private String value(Attr attribute) {
        String value = attribute.getValue();
        return REFERENCES.contains(attribute.getLocalName()) && byId.containsKey(value) ? title(byId.get(value)) : DiagramWords.plain(value);
    }

    private String title(Element element) {
        if (element.getLocalName().equals("sequenceFlow")) {
            String name = element.getAttribute("name");
            return "流向" + (name.isEmpty() ? "" : "“" + name + "”") + "（" + nameOf(byId.get(element.getAttribute("sourceRef"))) + "→"
                    + nameOf(byId.get(element.getAttribute("targetRef"))) + "）";
        }
        return words.type(element.getLocalName()) + "“" + nameOf(element) + "”";
    }

    private static String nameOf(Element element) {
        if (element == null) {
            return "？";
        }
        return Dom.attribute(element, "name").or(() -> Optional.of(Dom.textOf(element, "text")).filter(text -> !text.isEmpty()))
                .orElseGet(() -> element.getAttribute("id"));
    }

    private static String place(Element drawn) {
        return Dom.descendants(drawn, "*").filter(part -> part.hasAttribute("x"))
                .map(part -> Stream.of("x", "y", "width", "height").map(part::getAttribute).filter(number -> !number.isEmpty())
                        .map(number -> String.valueOf(Math.round(Double.parseDouble(number)))).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" ")) + drawn.getAttribute("isExpanded");
    }
}
