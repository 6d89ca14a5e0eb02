package cn.baolei.audit.export;

import cn.baolei.audit.story.CaseStory;
import cn.baolei.audit.story.CaseStory.Change;
import cn.baolei.audit.story.CaseStory.Instance;
import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.audit.story.CaseStory.Moment;
import com.lowagie.text.Element;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Timeline, forms and attachments. Every moment has its number in the timeline, by which the other chapters name it. */
final class Tables {

    private static final float SIZE = 8.5f;

    private final Typeface face;
    private final CaseStory story;
    private final Map<String, Instance> instances;
    private final Map<Moment, Integer> numbers = new LinkedHashMap<>();

    Tables(Typeface face, CaseStory story) {
        this.face = face;
        this.story = story;
        this.instances = story.instances().stream().collect(Collectors.toMap(Instance::id, instance -> instance));
        story.moments().forEach(moment -> numbers.put(moment, numbers.size() + 1));
    }

    PdfPTable timeline() {
        PdfPTable table = table(new float[] {0.7f, 2.1f, 1.4f, 6.2f, 2.6f}, "序号", "时间", "类别", "内容", "何人、何单位");
        numbers.forEach((moment, number) -> {
            table.addCell(cell(String.valueOf(number)));
            table.addCell(cell(Shown.time(moment.at())));
            table.addCell(cell(moment.kind().label() + (moment.late() ? "\n【超期】" : "")));
            table.addCell(cell((moment.step() == null ? "" : "【" + moment.step() + "】") + moment.words()
                    + (moment.changes().isEmpty() ? "" : "（填报 " + moment.changes().size() + " 项，见第三部分第 " + number + " 号）")));
            table.addCell(cell(moment.who() + (moment.organisation() == null ? "" : "\n" + moment.organisation())));
        });
        return table;
    }

    List<Element> forms() {
        List<Element> forms = new ArrayList<>();
        numbers.forEach((moment, number) -> {
            if (!moment.changes().isEmpty()) {
                forms.add(heading("第 " + number + " 号　" + Shown.time(moment.at()) + "　" + title(moment) + (moment.step() == null ? moment.words() : moment.step())
                        + "　" + moment.who()));
                PdfPTable table = table(new float[] {2.4f, 3, 3.6f}, "项目", "原先", "填为");
                moment.changes().forEach(change -> addTo(table, change));
                forms.add(table);
            }
        });
        return forms.isEmpty() ? List.of(none("没有填报内容。")) : forms;
    }

    Element attachments() {
        List<Moment> attached = story.moments().stream().filter(moment -> moment.kind() == Kind.ATTACHMENT).toList();
        if (attached.isEmpty()) {
            return none("没有附件。");
        }
        PdfPTable table = table(new float[] {0.8f, 2.2f, 3.6f, 2, 4.4f}, "序号", "时间", "附件", "何人", "SHA-256");
        attached.forEach(moment -> {
            table.addCell(cell(String.valueOf(numbers.get(moment))));
            table.addCell(cell(Shown.time(moment.at())));
            table.addCell(cell(moment.words()));
            table.addCell(cell(moment.who()));
            table.addCell(cell(moment.sha256() == null ? "登记时未记录" : moment.sha256()));
        });
        return table;
    }

    private void addTo(PdfPTable table, Change change) {
        table.addCell(cell(change.label() + (change.hidden() ? "（保密）" : "")));
        table.addCell(cell(change.before() == null ? "—" : change.before()));
        table.addCell(cell(change.after() == null ? "（清空）" : change.after()));
    }

    /** Of which process it is, where the case has several. */
    private String title(Moment moment) {
        return instances.size() < 2 || !instances.containsKey(moment.instance()) ? "" : instances.get(moment.instance()).title() + " · ";
    }

    private PdfPTable table(float[] widths, String... heads) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setSpacingAfter(6);
        for (String head : heads) {
            PdfPCell cell = cell(face.bold(head, SIZE));
            cell.setGrayFill(0.9f);
            table.addCell(cell);
        }
        return table;
    }

    private PdfPCell cell(String text) {
        return cell(face.text(text, SIZE));
    }

    private static PdfPCell cell(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setPadding(3.5f);
        cell.setBorderWidth(0.4f);
        cell.setLeading(0, 1.3f);
        return cell;
    }

    private Paragraph heading(String words) {
        Paragraph heading = face.paragraph(face.bold(words, 9.5f), 6, 4);
        heading.setKeepTogether(true);
        return heading;
    }

    private Paragraph none(String words) {
        return face.paragraph(face.text(words, 10), 0, 0);
    }
}
