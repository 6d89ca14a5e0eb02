package cn.baolei.gate;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A model's own XML, for rules about what stands in it and not about what it means. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String DMN_CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    /** Drawing, and the colours that modelling tools give it. */
    private static final Set<String> DRAWING = Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI", "https://www.omg.org/spec/DMN/20191111/DMNDI/", "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/", "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://bpmn.io/schema/dmn/biodi/2.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private Xml() {
    }

    static Element root(ModelInstance model) {
        return ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
    }

    static boolean isDrawing(Node node) {
        return node.getNamespaceURI() != null && DRAWING.contains(node.getNamespaceURI());
    }

    /** The element and all below it, in the order of the file. */
    static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), children(element).flatMap(Xml::all));
    }

    static Stream<Element> children(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength()).mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance).map(Element.class::cast);
    }

    /** As written: without the declarations of namespaces, and without what the schema adds. */
    static Stream<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength()).mapToObj(i -> (Attr) element.getAttributes().item(i))
                .filter(attribute -> attribute.getSpecified() && !"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI()));
    }

    /** What is written in the element itself, not in those below it. */
    static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }

    /** At the nearest element around it that has an id. */
    static Finding finding(String file, Element element, String message) {
        Node drawn = element;
        while (drawn instanceof Element around && !around.hasAttribute("id")) {
            drawn = around.getParentNode();
        }
        return drawn instanceof Element around
                ? new Finding(file, around.getAttribute("id"), around.getAttribute("name").strip(), message) : Finding.of(file, message);
    }
}
