package cn.baolei.audit.export;

import com.lowagie.text.Chunk;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** Draws the symbols of BPMN in black and grey. */
final class Pen {

    private static final float THICK = 1.8f;
    private static final float THIN = 0.5f;
    private static final float SMALLEST = 4.5f;
    private static final float MARK = 6;

    private final PdfContentByte canvas;
    private final Typeface face;

    Pen(PdfContentByte canvas, Typeface face) {
        this.canvas = canvas;
        this.face = face;
    }

    void line(boolean passed) {
        canvas.setGrayStroke(passed ? 0 : 0.35f);
        canvas.setLineWidth(passed ? THICK : THIN);
        if (passed) {
            canvas.setLineDash(0);
        } else {
            canvas.setLineDash(2.5f, 2, 0);
        }
    }

    void thin() {
        canvas.setGrayStroke(0.35f);
        canvas.setLineWidth(THIN);
        canvas.setLineDash(0);
    }

    /** Its edge only. */
    void frame(Box box, float corner) {
        canvas.roundRectangle(box.x(), box.y(), box.width(), box.height(), corner);
        canvas.stroke();
    }

    void task(Box box, boolean passed) {
        canvas.setGrayFill(passed ? 0.92f : 1);
        canvas.roundRectangle(box.x(), box.y(), box.width(), box.height(), 3);
        canvas.fillStroke();
    }

    void event(Box box, Event event, boolean passed) {
        float x = box.x() + box.width() / 2;
        float y = box.y() + box.height() / 2;
        float radius = box.width() / 2;
        canvas.setGrayFill(passed ? 0.92f : 1);
        canvas.circle(x, y, radius);
        canvas.fillStroke();
        if (event instanceof EndEvent) {
            canvas.circle(x, y, radius - 1.8f);
            canvas.stroke();
        } else if (!(event instanceof StartEvent)) {
            canvas.setLineWidth(THIN);
            canvas.circle(x, y, radius - 2.2f);
            canvas.stroke();
        }
        sign(definitions(event), x, y, radius * 0.5f);
    }

    private static List<EventDefinition> definitions(Event event) {
        return List.copyOf(event instanceof CatchEvent caught ? caught.getEventDefinitions() : ((ThrowEvent) event).getEventDefinitions());
    }

    private void sign(List<EventDefinition> definitions, float x, float y, float size) {
        canvas.setLineDash(0);
        canvas.setLineWidth(THIN);
        for (EventDefinition definition : definitions) {
            if (definition instanceof TimerEventDefinition) {
                canvas.circle(x, y, size);
                canvas.moveTo(x, y + size * 0.8f);
                canvas.lineTo(x, y);
                canvas.lineTo(x + size * 0.6f, y);
            } else if (definition instanceof MessageEventDefinition) {
                canvas.rectangle(x - size, y - size * 0.7f, size * 2, size * 1.4f);
                canvas.moveTo(x - size, y + size * 0.7f);
                canvas.lineTo(x, y);
                canvas.lineTo(x + size, y + size * 0.7f);
            } else {
                canvas.moveTo(x, y + size);
                canvas.lineTo(x + size, y - size);
                canvas.lineTo(x - size, y - size);
                canvas.closePath();
            }
            canvas.stroke();
        }
    }

    void gateway(Box box, Gateway gateway, boolean passed) {
        float x = box.x() + box.width() / 2;
        float y = box.y() + box.height() / 2;
        canvas.setGrayFill(passed ? 0.92f : 1);
        canvas.moveTo(x, box.y() + box.height());
        canvas.lineTo(box.x() + box.width(), y);
        canvas.lineTo(x, box.y());
        canvas.lineTo(box.x(), y);
        canvas.closePathFillStroke();
        canvas.setLineDash(0);
        float size = box.width() / 5;
        if (gateway instanceof ExclusiveGateway) {
            strokes(x - size, y - size, x + size, y + size, x - size, y + size, x + size, y - size);
        } else if (gateway instanceof ParallelGateway) {
            strokes(x - size, y, x + size, y, x, y - size, x, y + size);
        } else {
            canvas.circle(x, y, size);
            canvas.stroke();
        }
    }

    private void strokes(float... ends) {
        for (int place = 0; place < ends.length; place += 4) {
            canvas.moveTo(ends[place], ends[place + 1]);
            canvas.lineTo(ends[place + 2], ends[place + 3]);
        }
        canvas.stroke();
    }

    /** The sign that a subprocess is drawn on a page of its own. */
    void more(float x, float y) {
        thin();
        canvas.rectangle(x - 3, y - 3, 6, 6);
        strokes(x - 2, y, x + 2, y, x, y - 2, x, y + 2);
    }

    /** @param points x and y by turns */
    void path(float[] points, boolean arrow) {
        canvas.moveTo(points[0], points[1]);
        for (int place = 2; place < points.length; place += 2) {
            canvas.lineTo(points[place], points[place + 1]);
        }
        canvas.stroke();
        if (arrow && points.length > 3) {
            head(points[points.length - 4], points[points.length - 3], points[points.length - 2], points[points.length - 1]);
        }
    }

    private void head(float fromX, float fromY, float x, float y) {
        double angle = Math.atan2(y - fromY, x - fromX);
        canvas.setGrayFill(0.1f);
        canvas.moveTo(x, y);
        for (double side : new double[] {2.7, -2.7}) {
            canvas.lineTo(x + (float) Math.cos(angle + side) * 5, y + (float) Math.sin(angle + side) * 5);
        }
        canvas.closePath();
        canvas.fill();
    }

    /** In the middle of the place, smaller where it would not fit. */
    void words(String words, Box place, float size) {
        if (words == null || words.isBlank()) {
            return;
        }
        float fitting = size;
        int lines = lines(words, place, fitting);
        while (lines == 0 && fitting > SMALLEST) {
            fitting -= 0.5f;
            lines = lines(words, place, fitting);
        }
        float spare = lines == 0 ? 0 : (place.height() - lines * fitting * 1.2f) / 2;
        column(face.text(words, fitting), new Box(place.x(), place.y() - 20, place.width(), place.height() + 20 - spare), fitting).go(false);
    }

    /** 0 when it does not fit. */
    private int lines(String words, Box place, float size) {
        ColumnText column = column(face.text(words, size), place, size);
        return ColumnText.hasMoreText(column.go(true)) ? 0 : column.getLinesWritten();
    }

    private ColumnText column(Phrase phrase, Box place, float size) {
        canvas.setGrayFill(0);
        ColumnText column = new ColumnText(canvas);
        column.setSimpleColumn(phrase, place.x(), place.y(), place.x() + place.width(), place.y() + place.height(), size * 1.2f, Element.ALIGN_CENTER);
        return column;
    }

    /** @param x of its middle. @param top of its first line */
    void label(String words, float x, float top, float width, float size) {
        column(face.text(words, size), new Box(x - width / 2, top - 80, width, 80), size).go(false);
    }

    /** From below to above, smaller where it would not fit. */
    void upright(String words, float x, float y, float length, float size) {
        if (words != null) {
            float fitting = Math.max(SMALLEST, Math.min(size, size * length / Math.max(1, face.width(words, size))));
            canvas.setGrayFill(0);
            ColumnText.showTextAligned(canvas, Element.ALIGN_CENTER, face.text(words, fitting), x + fitting / 3, y, 90);
        }
    }

    /** @return where the next one begins */
    float mark(String words, float x, float y, boolean inverse) {
        float width = face.width(words, MARK) + 4;
        canvas.setLineDash(0);
        canvas.setLineWidth(THIN);
        canvas.setGrayStroke(0);
        canvas.setGrayFill(inverse ? 0 : 1);
        canvas.rectangle(x, y, width, MARK + 3);
        canvas.fillStroke();
        Phrase phrase = face.text(words, MARK);
        if (inverse) {
            phrase.getChunks().forEach(chunk -> ((Chunk) chunk).getFont().setColor(255, 255, 255));
        }
        canvas.setGrayFill(0);
        ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, phrase, x + 2, y + 2.5f, 0);
        return x + width + 1;
    }
}
