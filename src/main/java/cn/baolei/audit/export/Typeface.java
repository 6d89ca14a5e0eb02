package cn.baolei.audit.export;

import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.FontSelector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The fonts of one document, embedded as far as they are used: Chinese first, Latin letters and signs from the second. A character that
 * neither has is printed as its number, so that no name loses one unnoticed.
 */
final class Typeface {

    private final BaseFont chinese = embedded("DroidSansFallbackFull.ttf");
    private final BaseFont latin = embedded("DejaVuSans.ttf");

    private static BaseFont embedded(String file) {
        try (InputStream font = Typeface.class.getResourceAsStream("/fonts/" + file)) {
            return BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, font.readAllBytes(), null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Phrase text(String text, float size) {
        return phrase(text, size, Font.NORMAL);
    }

    Phrase bold(String text, float size) {
        return phrase(text, size, Font.BOLD);
    }

    private Phrase phrase(String text, float size, int style) {
        FontSelector fonts = new FontSelector();
        fonts.addFont(new Font(chinese, size, style));
        fonts.addFont(new Font(latin, size, style));
        Phrase phrase = fonts.process(printable(text));
        phrase.setLeading(size * 1.4f);
        return phrase;
    }

    /** The library would put the space around it in a font that is not embedded. */
    Paragraph paragraph(Phrase words, float before, float after) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.setFont(new Font(chinese, 10));
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    float width(String text, float size) {
        return printable(text).codePoints().mapToObj(Character::toString)
                .map(one -> (chinese.charExists(one.codePointAt(0)) ? chinese : latin).getWidthPoint(one, size)).reduce(0f, Float::sum);
    }

    /** With {@code 〔U+20BB7〕} for what no font has. */
    String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.replace("\r\n", "\n").replace('\t', ' ').codePoints().forEach(one -> {
            if (one == '\n' || isSeen(one) && (chinese.charExists(one) || latin.charExists(one))) {
                printable.appendCodePoint(one);
            } else {
                printable.append(String.format("〔U+%04X〕", one));
            }
        });
        return printable.toString();
    }

    /** Not what fonts have as nothing: marks of direction, joiners. */
    private static boolean isSeen(int character) {
        return Character.getType(character) != Character.FORMAT && !Character.isISOControl(character);
    }
}
