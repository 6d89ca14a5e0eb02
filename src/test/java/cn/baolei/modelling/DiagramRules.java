package cn.baolei.modelling;

import cn.baolei.organisation.Role;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What makes a diagram readable, apart from where things are drawn. Each rule names the elements that break it. */
final class DiagramRules {

    /** "About 15 flow nodes a level at most"; one more is still about 15. */
    static final int MOST_NODES = 16;

    private static final Pattern IN_BRACKETS = Pattern.compile("（(.+)）$");
    private static final String BY_POST = "${routing.person(execution)}";

    private DiagramRules() {
    }

    static Stream<Element> flowNodes(Document document) {
        return Xml.elements(document.getDocumentElement(), Xml.BPMN, "*").filter(DiagramRules::isFlowNode);
    }

    static boolean isFlowNode(Element element) {
        return element.getLocalName().matches("\\w*([tT]ask|Event|Gateway)|subProcess|callActivity");
    }

    static Stream<Element> flows(Document document) {
        return Xml.elements(document.getDocumentElement(), Xml.BPMN, "sequenceFlow");
    }

    static List<String> crowdedLevels(ProcessFile file) {
        Map<String, Long> sizes = flowNodes(file.document())
                .collect(Collectors.groupingBy(node -> ((Element) node.getParentNode()).getAttribute("id"), Collectors.counting()));
        return sizes.entrySet().stream().filter(level -> level.getValue() > MOST_NODES)
                .map(level -> file.key() + ": " + level.getKey() + " has " + level.getValue() + " flow nodes").toList();
    }

    /** A user task stands in a lane that names its role; inside a sub-process, which has no lanes, its name does. */
    static List<String> hiddenRoles(ProcessFile file) {
        return flowNodes(file.document()).filter(node -> node.getLocalName().equals("userTask"))
                .filter(task -> !showsWhoActs(task, lane(file.document(), task)))
                .map(task -> file.key() + ": " + task.getAttribute("id") + " " + task.getAttribute("name")).toList();
    }

    private static boolean showsWhoActs(Element task, String lane) {
        String name = task.getAttribute("name");
        Matcher brackets = IN_BRACKETS.matcher(name);
        boolean bracketed = brackets.find();
        String role = property(task, "role");
        boolean follows = !property(task, "roleFrom").isEmpty();
        String assignee = task.getAttributeNS(Xml.CAMUNDA, "assignee");
        if (role.isEmpty() || follows || !assignee.isEmpty() && !assignee.equals(BY_POST)) {
            return !lane.isEmpty() || bracketed;
        }
        String label = Role.ofCode(role).orElseThrow().label();
        String word = label.replaceFirst("（.*", "");
        return lane.contains(word) || name.startsWith(word) || bracketed && label.contains(brackets.group(1));
    }

    private static String lane(Document document, Element task) {
        return Xml.elements(document.getDocumentElement(), Xml.BPMN, "lane")
                .filter(lane -> Xml.elements(lane, Xml.BPMN, "flowNodeRef")
                        .anyMatch(reference -> reference.getTextContent().strip().equals(task.getAttribute("id"))))
                .map(lane -> lane.getAttribute("name")).findFirst().orElse("");
    }

    private static String property(Element task, String name) {
        return Xml.elements(task, Xml.CAMUNDA, "property").filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value")).findFirst().orElse("");
    }
}
