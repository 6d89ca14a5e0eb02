package cn.baolei.modelling;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Where the flow nodes and sequence flows of one plane are drawn, in pixels.
 *
 * @param plane process key and id of what the plane shows
 * @param nodes flow nodes, by id
 * @param flows corners of each sequence flow, by id
 * @param ends  ids of the two flow nodes that a sequence flow joins, by id
 */
record Drawing(String plane, double width, Map<String, Rectangle2D> nodes, Map<String, List<Point2D>> flows, Map<String, Set<String>> ends) {

    static final double WIDEST = 2000;

    static List<Drawing> of(ProcessFile file) {
        Map<String, Element> elements = Stream.concat(DiagramRules.flowNodes(file.document()), DiagramRules.flows(file.document()))
                .collect(Collectors.toMap(element -> element.getAttribute("id"), Function.identity()));
        return Xml.elements(file.document().getDocumentElement(), Xml.DIAGRAM, "BPMNPlane").map(plane -> of(file, plane, elements)).toList();
    }

    private static Drawing of(ProcessFile file, Element plane, Map<String, Element> elements) {
        Map<String, Rectangle2D> shapes = Xml.elements(plane, Xml.DIAGRAM, "BPMNShape").collect(Collectors.toMap(Drawing::drawn, Drawing::bounds));
        Map<String, List<Point2D>> edges = Xml.elements(plane, Xml.DIAGRAM, "BPMNEdge").filter(edge -> elements.containsKey(drawn(edge)))
                .collect(Collectors.toMap(Drawing::drawn, Drawing::corners));
        Rectangle2D whole = shapes.values().stream().reduce(Rectangle2D::createUnion).orElseThrow();
        shapes.keySet().retainAll(elements.keySet());
        return new Drawing(file.key() + "/" + drawn(plane), whole.getWidth(), shapes, edges, edges.keySet().stream().collect(Collectors.toMap(
                Function.identity(), id -> Set.of(elements.get(id).getAttribute("sourceRef"), elements.get(id).getAttribute("targetRef")))));
    }

    /** Ids of the flow nodes and sequence flows that the file has and no plane shows. */
    static List<String> notDrawn(ProcessFile file) {
        Set<String> drawn = of(file).stream().flatMap(plane -> Stream.concat(plane.nodes.keySet().stream(), plane.flows.keySet().stream()))
                .collect(Collectors.toSet());
        return Stream.concat(DiagramRules.flowNodes(file.document()), DiagramRules.flows(file.document()))
                .map(element -> element.getAttribute("id")).filter(id -> !drawn.contains(id)).map(id -> file.key() + ": " + id).toList();
    }

    List<String> tooWide() {
        return width > WIDEST ? List.of(plane + " is " + width + " wide") : List.of();
    }

    /** Sequence flows that run through a flow node which they neither leave nor enter. */
    List<String> flowsThroughNodes() {
        List<String> found = new ArrayList<>();
        flows.forEach((flow, corners) -> nodes.forEach((node, box) -> {
            Rectangle2D inside = new Rectangle2D.Double(box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
            if (!ends.get(flow).contains(node) && lines(corners).anyMatch(inside::intersectsLine)) {
                found.add(plane + ": " + flow + " runs through " + node);
            }
        }));
        return found;
    }

    /** Pairs of sequence flows that cross; those that leave or enter the same flow node may run together. */
    List<String> crossings() {
        List<String> ids = flows.keySet().stream().sorted().toList();
        return ids.stream().flatMap(one -> ids.stream().filter(other -> one.compareTo(other) < 0 && apart(one, other) && cross(one, other))
                .map(other -> plane + ": " + one + " crosses " + other)).toList();
    }

    private boolean apart(String one, String other) {
        return ends.get(one).stream().noneMatch(ends.get(other)::contains);
    }

    private boolean cross(String one, String other) {
        return lines(flows.get(one)).anyMatch(line -> lines(flows.get(other)).anyMatch(line::intersectsLine));
    }

    private static Stream<Line2D> lines(List<Point2D> corners) {
        return IntStream.range(1, corners.size()).mapToObj(index -> new Line2D.Double(corners.get(index - 1), corners.get(index)));
    }

    private static String drawn(Element drawn) {
        return drawn.getAttribute("bpmnElement");
    }

    private static Rectangle2D bounds(Element shape) {
        Element bounds = Xml.elements(shape, "*", "Bounds").filter(box -> box.getParentNode() == shape).findFirst().orElseThrow();
        return new Rectangle2D.Double(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static List<Point2D> corners(Element edge) {
        return Xml.elements(edge, "*", "waypoint").<Point2D>map(point -> new Point2D.Double(number(point, "x"), number(point, "y"))).toList();
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }
}
