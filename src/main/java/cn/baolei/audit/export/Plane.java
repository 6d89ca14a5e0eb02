package cn.baolei.audit.export;

import cn.baolei.audit.story.CaseStory.Diagram;
import cn.baolei.audit.story.CaseStory.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/**
 * One drawing of a diagram: the process itself, or what is within a collapsed subprocess.
 *
 * @param name   of what is drawn
 * @param shapes the largest first, so that what contains others is drawn before them
 */
record Plane(String name, List<BpmnShape> shapes, List<BpmnEdge> edges) {

    private static final Comparator<BpmnShape> AREA = Comparator.comparingDouble(shape -> shape.getBounds().getWidth() * shape.getBounds().getHeight());

    /** The first, and of the others those on which the way leads. */
    static List<Plane> reached(BpmnModelInstance model, Diagram diagram) {
        Set<String> passed = diagram.steps().stream().map(Step::activity).collect(Collectors.toCollection(TreeSet::new));
        List<Plane> planes = model.getModelElementsByType(BpmnDiagram.class).stream().map(Plane::of).toList();
        return Stream.concat(planes.stream().limit(1), planes.stream().skip(1).filter(plane -> plane.shows(passed))).toList();
    }

    private static Plane of(BpmnDiagram diagram) {
        BaseElement drawn = diagram.getBpmnPlane().getBpmnElement();
        String name = drawn instanceof FlowElement part && part.getName() != null ? part.getName() : "";
        return new Plane(name, all(diagram, BpmnShape.class).filter(shape -> shape.getBpmnElement() != null).sorted(AREA.reversed()).toList(),
                all(diagram, BpmnEdge.class).filter(edge -> edge.getBpmnElement() != null).toList());
    }

    private static <T> Stream<T> all(BpmnDiagram diagram, Class<T> kind) {
        return diagram.getBpmnPlane().getDiagramElements().stream().filter(kind::isInstance).map(kind::cast);
    }

    private boolean shows(Set<String> activities) {
        return shapes.stream().anyMatch(shape -> activities.contains(shape.getBpmnElement().getId()));
    }

    /** What the drawing takes up, as x, y, width, height in the diagram's own units; y grows downwards. */
    double[] extent() {
        List<Bounds> boxes = Stream.concat(shapes.stream().flatMap(shape -> Stream.of(shape.getBounds(), shape.getBpmnLabel() == null ? null
                : shape.getBpmnLabel().getBounds())), edges.stream().map(edge -> edge.getBpmnLabel() == null ? null : edge.getBpmnLabel().getBounds()))
                .filter(Objects::nonNull).toList();
        double left = boxes.stream().mapToDouble(Bounds::getX).min().orElse(0);
        double top = boxes.stream().mapToDouble(Bounds::getY).min().orElse(0);
        double right = boxes.stream().mapToDouble(box -> box.getX() + box.getWidth()).max().orElse(1);
        double bottom = boxes.stream().mapToDouble(box -> box.getY() + box.getHeight()).max().orElse(1);
        return new double[] {left, top, right - left, bottom - top};
    }
}
