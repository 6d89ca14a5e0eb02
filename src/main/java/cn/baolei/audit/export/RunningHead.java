package cn.baolei.audit.export;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;

/** On every page but the cover: case number and title above; on every page its number below. */
final class RunningHead extends PdfPageEventHelper {

    private static final float SIZE = 8;
    private static final float EDGE = 30;

    private final Typeface face;
    private final String left;
    private final String right;
    private final int pages;

    /** @param pages how many there are; 0 when that is not known yet */
    RunningHead(Typeface face, String left, String right, int pages) {
        this.face = face;
        this.left = left;
        this.right = right;
        this.pages = pages;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        Rectangle page = document.getPageSize();
        String place = "第 " + writer.getPageNumber() + " 页　共 " + pages + " 页";
        ColumnText.showTextAligned(canvas, Element.ALIGN_CENTER, face.text(place, SIZE), page.getWidth() / 2, EDGE, 0);
        if (writer.getPageNumber() > 1) {
            float top = page.getHeight() - EDGE;
            ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, face.text(left, SIZE), document.leftMargin(), top, 0);
            ColumnText.showTextAligned(canvas, Element.ALIGN_RIGHT, face.text(right, SIZE), page.getWidth() - document.rightMargin(), top, 0);
            canvas.saveState();
            canvas.setLineWidth(0.5f);
            canvas.moveTo(document.leftMargin(), top - 4);
            canvas.lineTo(page.getWidth() - document.rightMargin(), top - 4);
            canvas.stroke();
            canvas.restoreState();
        }
    }
}
