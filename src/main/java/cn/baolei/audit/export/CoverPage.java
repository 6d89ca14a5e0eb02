package cn.baolei.audit.export;

import cn.baolei.audit.story.CaseStory;
import cn.baolei.audit.story.CaseStory.Kind;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import org.apache.commons.codec.digest.DigestUtils;

/** What the file is, who made it when and on what ground, and by what it can be checked. */
final class CoverPage {

    private static final float SIZE = 10.5f;

    private final Typeface face;
    private final CaseFile file;
    private final byte[] json;
    private final int pages;

    CoverPage(Typeface face, CaseFile file, byte[] json, int pages) {
        this.face = face;
        this.file = file;
        this.json = json;
        this.pages = pages;
    }

    void writeTo(Document document) {
        CaseStory story = file.story();
        document.add(centred(face.bold("案　卷", 30), 70, 24));
        document.add(centred(face.bold(story.title(), 18), 0, 40));
        PdfPTable facts = new PdfPTable(new float[] {1, 3});
        facts.setWidthPercentage(100);
        row(facts, "案卷号", story.caseNumber());
        row(facts, "立案单位", story.organisation());
        row(facts, "立案人", story.openedBy());
        row(facts, "起止时间", Shown.period(story.openedAt(), story.closedAt()));
        row(facts, "流程", story.instances().size() + " 个；办理记录 " + story.moments().size() + " 条；附件 "
                + story.moments().stream().filter(moment -> moment.kind() == Kind.ATTACHMENT).count() + " 份");
        row(facts, "编制人", file.exportedBy());
        row(facts, "编制时间", Shown.time(file.exportedAt()) + "，记录截至 " + Shown.time(story.toldAt()));
        row(facts, "页数", String.valueOf(pages));
        row(facts, "受保护内容", file.clear() ? "以明文列出" : "按编制人的查阅权限列出，无权查阅的以掩码显示");
        if (file.clear()) {
            row(facts, "查阅依据", file.ground());
        }
        row(facts, "导出编号", file.export().toString());
        row(facts, "案卷数据 SHA-256", DigestUtils.sha256Hex(json));
        document.add(facts);
        document.add(note("本文件附有同一内容的数据文件 case-file.json（附件），其 SHA-256 校验码如上；重新计算的校验码与之不同，即内容已被改动。"
                + "时间为北京时间，单位和人员名称为办理当日的名称。字体中没有的字以〔U+编号〕印出，原字见数据文件。"));
        if (!story.elsewhere().isEmpty()) {
            document.add(note("编制人审计范围以外的单位也办理了本案，不在本案卷之内："));
            story.elsewhere().forEach(one -> document.add(note(one.organisationName() + "　" + one.title() + "　" + Shown.period(one.startedAt(), one.endedAt()))));
        }
    }

    private void row(PdfPTable facts, String name, String value) {
        facts.addCell(cell(face.bold(name, SIZE)));
        facts.addCell(cell(face.text(value, SIZE)));
    }

    private static PdfPCell cell(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.5f);
        cell.setPadding(6);
        cell.setLeading(0, 1.4f);
        return cell;
    }

    private Paragraph note(String words) {
        return face.paragraph(face.text(words, 9), 8, 0);
    }

    private Paragraph centred(Phrase phrase, float before, float after) {
        Paragraph paragraph = face.paragraph(phrase, before, after);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        return paragraph;
    }
}
