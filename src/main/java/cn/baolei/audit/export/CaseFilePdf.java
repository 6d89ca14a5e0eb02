package cn.baolei.audit.export;

import cn.baolei.audit.story.CaseStory;
import cn.baolei.audit.story.CaseStory.Diagram;
import cn.baolei.audit.story.CaseStory.Instance;
import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfFileSpecification;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * The case file to read and print: cover, diagrams with the way taken, timeline, forms, attachments. The same file as JSON is attached to
 * it; its digest stands on the cover. Everything is told without colour.
 */
final class CaseFilePdf {

    private static final float SIDE = 50;
    private static final float TOP = 54;

    private final CaseFile file;
    private final byte[] json;
    private final Function<String, Optional<BpmnModelInstance>> diagrams;

    /**
     * @param json     the same file as JSON
     * @param diagrams by the ids of their versions; empty for one that is no longer there
     */
    CaseFilePdf(CaseFile file, byte[] json, Function<String, Optional<BpmnModelInstance>> diagrams) {
        this.file = file;
        this.json = json;
        this.diagrams = diagrams;
    }

    /** Written twice: how many pages there are stands on the first. */
    byte[] write() {
        Written counted = new Written(0);
        return new Written(counted.pages).content;
    }

    private final class Written {

        private final CaseStory story = file.story();
        private final Typeface face = new Typeface();
        private final Document document = new Document(PageSize.A4, SIDE, SIDE, TOP, TOP);
        private final PdfWriter writer;
        private final byte[] content;
        private final int pages;
        private int chapter;

        Written(int known) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writer = PdfWriter.getInstance(document, out);
            writer.setPageEvent(new RunningHead(face, "案卷 " + story.caseNumber(), story.title(), known));
            writer.setViewerPreferences(PdfWriter.PageModeUseOutlines);
            document.addTitle("案卷 " + story.caseNumber() + " " + story.title());
            document.addAuthor(file.exportedBy());
            document.open();
            attach();
            Tables tables = new Tables(face, story);
            new CoverPage(face, file, json, known).writeTo(document);
            diagrams();
            chapter("办理过程");
            document.add(tables.timeline());
            chapter("填报内容");
            tables.forms().forEach(document::add);
            chapter("附件清单");
            document.add(tables.attachments());
            pages = writer.getPageNumber();
            document.close();
            content = out.toByteArray();
        }

        private void attach() {
            try {
                writer.addFileAttachment("案卷数据", PdfFileSpecification.fileEmbedded(writer, null, "case-file.json", json));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private void diagrams() {
            document.setPageSize(PageSize.A4.rotate());
            boolean first = true;
            for (Instance instance : story.instances()) {
                for (Diagram diagram : instance.diagrams()) {
                    if (first) {
                        chapter("流程图");
                        document.add(legend());
                    } else {
                        document.newPage();
                    }
                    first = false;
                    diagram(instance, diagram);
                }
            }
            document.setPageSize(PageSize.A4);
        }

        private void diagram(Instance instance, Diagram diagram) {
            String heading = instance.title() + "（第 " + diagram.version() + " 版）　" + instance.organisationName() + "　" + Shown.period(instance.startedAt(), instance.endedAt())
                    + (instance.terminated() ? "　已终止" : "");
            document.add(face.paragraph(face.bold(heading, 11), 0, 4));
            Optional<BpmnModelInstance> model = diagrams.apply(diagram.definition());
            if (model.isEmpty()) {
                document.add(face.paragraph(face.text("这一版本的流程图已不在系统中，办理过程见后。", 10), 0, 0));
                return;
            }
            boolean another = false;
            for (Plane plane : Plane.reached(model.get(), diagram)) {
                if (another) {
                    document.newPage();
                    document.add(face.paragraph(face.bold(instance.title() + " · " + plane.name(), 11), 0, 4));
                }
                another = true;
                float top = writer.getVerticalPosition(false) - 10;
                new DiagramDrawing(writer.getDirectContent(), face, diagram)
                        .draw(plane, document.left(), document.bottom(), document.right() - document.left(), top - document.bottom());
            }
        }

        private Paragraph legend() {
            return face.paragraph(face.text("图例：粗实线为经过的环节和路径，细虚线为未经过的；“2次”为经过次数；双线框并注“在办”为尚未办结；黑底白字“超期”为曾经或正在超期。", 9), 0, 6);
        }

        private void chapter(String title) {
            document.newPage();
            String numbered = "一二三四".charAt(chapter++) + "、" + title;
            document.add(face.paragraph(face.bold(numbered, 15), 0, 8));
            new PdfOutline(writer.getRootOutline(), new PdfDestination(PdfDestination.FITH, writer.getVerticalPosition(false) + 30), numbered);
        }
    }
}
