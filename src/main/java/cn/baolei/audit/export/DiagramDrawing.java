package cn.baolei.audit.export;

import cn.baolei.audit.story.CaseStory.Diagram;
import cn.baolei.audit.story.CaseStory.Step;
import com.lowagie.text.pdf.PdfContentByte;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** A version's diagram as lines and letters, with the way that an instance took: thick where it passed, thin and dashed elsewhere. */
final class DiagramDrawing {

    private static final float LARGEST = 0.75f;
    private static final float NAME = 7.5f;
    private static final float LABEL = 6.5f;
    /** No higher is the place of a label that was drawn in one line, in the diagram's own units. */
    private static final double ONE_LINE = 22;
    private static final float UNLIMITED = 300;

    private final Pen pen;
    private final Map<String, Step> passed;
    private final Set<String> taken;
    private float scale;
    private float left;
    private float top;
    private double[] extent;

    DiagramDrawing(PdfContentByte canvas, Typeface face, Diagram diagram) {
        this.pen = new Pen(canvas, face);
        this.passed = diagram.steps().stream().collect(Collectors.toMap(step -> drawn(step.activity()), step -> step, (one, again) -> one));
        this.taken = Set.copyOf(diagram.flows());
    }

    private static String drawn(String activity) {
        int mark = activity.indexOf('#');
        return mark < 0 ? activity : activity.substring(0, mark);
    }

    /** As large as it fits, at the top of the place. Points of the page, y growing upwards. */
    void draw(Plane plane, float x, float y, float width, float height) {
        extent = plane.extent();
        scale = (float) Math.min(LARGEST, Math.min(width / extent[2], (height - 14) / extent[3]));
        left = x + (width - (float) extent[2] * scale) / 2;
        top = y + height - 8;
        List<BpmnShape> frames = new ArrayList<>();
        List<BpmnShape> steps = new ArrayList<>();
        plane.shapes().forEach(shape -> (isFrame(shape) ? frames : steps).add(shape));
        frames.forEach(this::frame);
        plane.edges().forEach(this::flow);
        steps.forEach(this::step);
        plane.edges().forEach(edge -> {
            if (edge.getBpmnElement() instanceof SequenceFlow flow && edge.getBpmnLabel() != null) {
                label(flow.getName(), edge.getBpmnLabel().getBounds());
            }
        });
        steps.forEach(this::marks);
    }

    private static boolean isFrame(BpmnShape shape) {
        return shape.getBpmnElement() instanceof Participant || shape.getBpmnElement() instanceof Lane
                || shape.getBpmnElement() instanceof SubProcess && shape.isExpanded();
    }

    private Box box(Bounds bounds) {
        float x = left + (float) (bounds.getX() - extent[0]) * scale;
        float y = top - (float) (bounds.getY() + bounds.getHeight() - extent[1]) * scale;
        return new Box(x, y, (float) (double) bounds.getWidth() * scale, (float) (double) bounds.getHeight() * scale);
    }

    private void frame(BpmnShape shape) {
        Box box = box(shape.getBounds());
        BaseElement element = shape.getBpmnElement();
        if (element instanceof SubProcess part) {
            pen.line(passed.containsKey(part.getId()));
            pen.frame(box, 4);
            pen.words(part.getName(), new Box(box.x() + 2, box.y() + box.height() - 12, box.width() - 4, 11), LABEL);
            return;
        }
        pen.thin();
        pen.frame(box, 0);
        String name = element instanceof Lane lane ? lane.getName() : ((Participant) element).getName();
        pen.upright(name, box.x() + 15 * scale, box.y() + box.height() / 2, box.height() - 4, NAME);
    }

    private void step(BpmnShape shape) {
        BaseElement element = shape.getBpmnElement();
        Box box = box(shape.getBounds());
        boolean here = passed.containsKey(element.getId());
        pen.line(here);
        if (element instanceof Event event) {
            pen.event(box, event, here);
        } else if (element instanceof Gateway gateway) {
            pen.gateway(box, gateway, here);
        } else {
            pen.task(box, here);
            if (here && passed.get(element.getId()).open()) {
                pen.frame(new Box(box.x() + 3, box.y() + 3, box.width() - 6, box.height() - 6), 2);
            }
        }
        if (element instanceof Activity activity) {
            boolean closed = element instanceof SubProcess;
            pen.words(activity.getName(), new Box(box.x() + 3, box.y() + (closed ? 9 : 3), box.width() - 6, box.height() - (closed ? 12 : 6)), NAME);
            if (closed) {
                pen.more(box.x() + box.width() / 2, box.y() + 5);
            }
        } else if (element instanceof FlowElement other) {
            labelOf(other, shape, box);
        }
    }

    private void labelOf(FlowElement element, BpmnShape shape, Box box) {
        if (shape.getBpmnLabel() != null && shape.getBpmnLabel().getBounds() != null) {
            label(element.getName(), shape.getBpmnLabel().getBounds());
        } else if (element.getName() != null) {
            pen.label(element.getName(), box.x() + box.width() / 2, box.y() - 1, 60, LABEL);
        }
    }

    private void label(String name, Bounds bounds) {
        if (name != null && bounds != null) {
            Box box = box(bounds);
            float room = bounds.getHeight() < ONE_LINE ? UNLIMITED : Math.max(box.width() + 6, 30);
            pen.label(name, box.x() + box.width() / 2, box.y() + box.height(), room, LABEL);
        }
    }

    private void flow(BpmnEdge edge) {
        float[] points = new float[edge.getWaypoints().size() * 2];
        int place = 0;
        for (Waypoint point : edge.getWaypoints()) {
            points[place++] = left + (float) (point.getX() - extent[0]) * scale;
            points[place++] = top - (float) (point.getY() - extent[1]) * scale;
        }
        pen.line(taken.contains(edge.getBpmnElement().getId()));
        pen.path(points, edge.getBpmnElement() instanceof SequenceFlow);
    }

    private void marks(BpmnShape shape) {
        Step step = passed.get(shape.getBpmnElement().getId());
        if (step == null || !(shape.getBpmnElement() instanceof Activity) && !step.open() && !step.late() && step.times() == 1) {
            return;
        }
        Box box = box(shape.getBounds());
        // Beside a gateway or an event, whose name stands above or below.
        float x = shape.getBpmnElement() instanceof Activity ? box.x() : box.x() + box.width();
        float y = box.y() + box.height() - 3;
        x = pen.mark(step.times() + "次", x, y, false);
        x = step.open() ? pen.mark("在办", x, y, false) : x;
        if (step.late()) {
            pen.mark("超期", x, y, true);
        }
    }
}
