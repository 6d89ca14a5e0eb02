package cn.baolei.modelling;

import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One plane of a diagram: the process as a whole or the inside of a collapsed sub-process.
 *
 * @param name    Chinese name of the process or sub-process
 * @param picture file name of its picture, without ending
 * @param shown   ids of the elements that stand on it
 */
record Plane(String name, String picture, Document document, List<String> shown) {

    /** The plane of the process first, then those of its sub-processes as they stand in the file. */
    static List<Plane> of(ProcessFile file) {
        return planes(file.document()).map(plane -> of(file, plane)).toList();
    }

    private static Plane of(ProcessFile file, Element plane) {
        String id = plane.getAttribute("bpmnElement");
        List<String> shown = Stream.of("BPMNShape", "BPMNEdge").flatMap(kind -> Xml.elements(plane, Xml.DIAGRAM, kind))
                .map(drawn -> drawn.getAttribute("bpmnElement")).toList();
        return Xml.elements(file.document().getDocumentElement(), Xml.BPMN, "subProcess")
                .filter(inner -> inner.getAttribute("id").equals(id)).findFirst()
                .map(inner -> new Plane(inner.getAttribute("name"), file.key() + "-" + id, asProcess(file.document(), id), shown))
                .orElseGet(() -> new Plane(file.name(), file.key(), file.document(), shown));
    }

    /** The viewer opens planes of processes only, so the sub-process becomes the one process of a document of its own. */
    private static Document asProcess(Document whole, String id) {
        Document document = (Document) whole.cloneNode(true);
        Element definitions = document.getDocumentElement();
        Element inner = Xml.elements(definitions, Xml.BPMN, "subProcess").filter(found -> found.getAttribute("id").equals(id))
                .findFirst().orElseThrow();
        Stream.of("incoming", "outgoing", "multiInstanceLoopCharacteristics").flatMap(name -> Xml.elements(inner, Xml.BPMN, name))
                .filter(child -> child.getParentNode() == inner).forEach(Plane::remove);
        inner.removeAttribute("triggeredByEvent");
        inner.getParentNode().removeChild(inner);
        Stream.of("process", "collaboration").flatMap(name -> Xml.elements(definitions, Xml.BPMN, name)).forEach(Plane::remove);
        planes(document).filter(plane -> !plane.getAttribute("bpmnElement").equals(id)).forEach(plane -> remove(plane.getParentNode()));
        definitions.insertBefore(document.renameNode(inner, Xml.BPMN, "bpmn:process"), planes(document).findFirst().orElseThrow().getParentNode());
        return document;
    }

    private static Stream<Element> planes(Document document) {
        return Xml.elements(document.getDocumentElement(), Xml.DIAGRAM, "BPMNPlane");
    }

    private static void remove(Node node) {
        node.getParentNode().removeChild(node);
    }
}
