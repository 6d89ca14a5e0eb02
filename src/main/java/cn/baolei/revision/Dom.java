package cn.baolei.revision;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The XML below a model: the model's own interface does not tell attributes that it does not know. */
final class Dom {

    private Dom() {
    }

    static Element root(ModelInstance model) {
        return ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
    }

    static Stream<Element> children(Element element) {
        return elements(element.getChildNodes());
    }

    static Stream<Element> descendants(Element element, String localName) {
        return elements(element.getElementsByTagNameNS("*", localName));
    }

    static Stream<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength()).mapToObj(i -> (Attr) element.getAttributes().item(i))
                .filter(attribute -> !attribute.getName().startsWith("xmlns"));
    }

    /** The text of the first child of that name; empty when there is none. */
    static String textOf(Element element, String child) {
        return children(element).filter(one -> one.getLocalName().equals(child)).findFirst().map(one -> one.getTextContent().strip()).orElse("");
    }

    static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance).map(Element.class::cast);
    }
}
