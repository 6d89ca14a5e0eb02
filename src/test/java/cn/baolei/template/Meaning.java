package cn.baolei.template;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A diagram without what means nothing: order of attributes and of elements (but for the points of a line), white space between
 * elements, how a number is written, and attributes that say what holds anyway.
 */
final class Meaning {

    private static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";
    /** What the engine and the Modeler take for granted where it is not written. */
    private static final Set<String> GRANTED = Set.of("mapDecisionResult=resultList");
    private static final Set<String> NUMBERS = Set.of("x", "y", "width", "height");

    private Meaning() {
    }

    /** What one diagram says and the other does not, a line for each element: {@code -} only before, {@code +} only after. */
    static List<String> difference(String before, String after) {
        Set<String> lost = of(before);
        Set<String> added = of(after);
        return Stream.concat(of(before).stream().filter(line -> !added.contains(line)).map(line -> "- " + line),
                of(after).stream().filter(line -> !lost.contains(line)).map(line -> "+ " + line)).toList();
    }

    /** One line for each element that has an id, with all that it says, but for inner elements that have one themselves. */
    private static Set<String> of(String xml) {
        Set<String> lines = new TreeSet<>();
        collect(parse(xml), "", lines);
        return lines;
    }

    private static void collect(Element element, String within, Set<String> lines) {
        lines.add(within + " " + said(element));
        String here = element.hasAttribute("id") ? element.getAttribute("id") : element.getLocalName();
        identified(element).forEach(inner -> collect(inner, here, lines));
    }

    private static Stream<Element> identified(Element element) {
        return children(element).flatMap(child -> child.hasAttribute("id") ? Stream.of(child) : identified(child));
    }

    private static String said(Element element) {
        Stream<String> inner = children(element).filter(child -> !child.hasAttribute("id")).map(Meaning::said);
        if (!element.getLocalName().equals("BPMNEdge")) {
            inner = inner.sorted();
        }
        return element.getLocalName() + attributes(element) + text(element) + inner.collect(Collectors.joining(" ", "{", "}"));
    }

    private static String attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength()).mapToObj(index -> (Attr) attributes.item(index))
                .filter(attribute -> !DECLARATIONS.equals(attribute.getNamespaceURI()))
                .map(attribute -> attribute.getLocalName() + "=" + value(attribute)).filter(said -> !GRANTED.contains(said))
                .sorted().toList().toString();
    }

    private static String value(Attr attribute) {
        return NUMBERS.contains(attribute.getName()) ? new BigDecimal(attribute.getValue()).stripTrailingZeros().toPlainString() : attribute.getValue();
    }

    private static String text(Element element) {
        return nodes(element).filter(Text.class::isInstance).map(Node::getTextContent).collect(Collectors.joining()).strip();
    }

    private static Stream<Element> children(Element element) {
        return nodes(element).filter(Element.class::isInstance).map(Element.class::cast);
    }

    private static Stream<Node> nodes(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }

    private static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
