package cn.baolei.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/** The printed case file, read back by another library than the one that wrote it. */
class CaseFilePdfTest {

    private static final Path PICTURES = Path.of("target", "case-file");

    @Test
    void should_HoldEveryChapterWithPageNumbersAndRunningHead_When_ACaseIsPrinted() throws IOException {
        try (PDDocument printed = Loader.loadPDF(pdf("陈*", null))) {
            String all = text(printed, 1, printed.getNumberOfPages());
            assertThat(all).contains("一、流程图", "二、办理过程", "三、填报内容", "四、附件清单", "就地隔离（校医）", "通知第89条已送达", "ab".repeat(32).substring(0, 10));
            String cover = text(printed, 1, 1);
            assertThat(cover).contains(ToldCase.NUMBER, "疑似病例处置", "演示小学", "省教育厅审计员", "2020-03-02 09:00:00", "演示医院", "页数 " + printed.getNumberOfPages());
            for (int page = 1; page <= printed.getNumberOfPages(); page++) {
                assertThat(text(printed, page, page)).contains("第 " + page + " 页 共 " + printed.getNumberOfPages() + " 页");
            }
            for (int page = 2; page <= printed.getNumberOfPages(); page++) {
                assertThat(text(printed, page, page)).contains("案卷 " + ToldCase.NUMBER);
            }
            assertThat(printed.getDocumentCatalog().getDocumentOutline().children()).hasSize(4);
            pictures(printed);
        }
    }

    @Test
    void should_EmbedEveryFont_When_ACaseIsPrinted() throws IOException {
        try (PDDocument printed = Loader.loadPDF(pdf("陈*", null))) {
            List<String> fonts = new ArrayList<>();
            for (PDPage page : printed.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName());
                }
            }
            assertThat(fonts).anyMatch(name -> name.contains("DroidSansFallback")).anyMatch(name -> name.contains("DejaVuSans"));
        }
    }

    @Test
    void should_PrintItsNumber_When_NoFontHasACharacter() throws IOException {
        try (PDDocument printed = Loader.loadPDF(pdf("陈" + ToldCase.RARE, "审计署函〔2022〕1号"))) {
            assertThat(text(printed, 1, printed.getNumberOfPages()).replaceAll("\\s", "")).contains("陈〔U+20BB7〕", "经办人〔U+20BB7〕校医");
        }
        assertThat(new Typeface().printable("旦正加 བསྟན་ \u200B䶮")).isEqualTo("旦正加 〔U+0F56〕〔U+0F66〕〔U+0F9F〕〔U+0F53〕〔U+0F0B〕 〔U+200B〕䶮");
    }

    @Test
    void should_StateTheGroundOnTheCover_When_ProtectedValuesAreInClear() throws IOException {
        try (PDDocument printed = Loader.loadPDF(pdf("陈小明", "审计署函〔2022〕1号"))) {
            assertThat(text(printed, 1, 1)).contains("以明文列出", "查阅依据 审计署函〔2022〕1号");
        }
        try (PDDocument printed = Loader.loadPDF(pdf("陈**", null))) {
            assertThat(text(printed, 1, 1)).contains("以掩码显示").doesNotContain("查阅依据");
            assertThat(text(printed, 1, printed.getNumberOfPages())).contains("姓名（保密） — 陈**");
        }
    }

    @Test
    void should_CarryTheSameFileAsData_When_ACaseIsPrinted() throws IOException {
        CaseFile file = ToldCase.file(null, "陈*");
        try (PDDocument printed = Loader.loadPDF(new CaseFilePdf(file, file.json(), CaseFilePdfTest::diagram).write())) {
            PDComplexFileSpecification attached = printed.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().values().iterator().next();
            assertThat(attached.getEmbeddedFile().toByteArray()).isEqualTo(file.json());
            assertThat(text(printed, 1, 1).replaceAll("\\s", "")).contains(DigestUtils.sha256Hex(file.json()));
        }
    }

    /** Grey is all there is, and what was passed has more ink. */
    @Test
    void should_ShowTheWayTakenWithoutColour_When_TheDiagramIsDrawn() throws IOException {
        List<String> flows = diagram(ToldCase.DEFINITION).orElseThrow().getModelElementsByType(SequenceFlow.class).stream().map(SequenceFlow::getId).toList();
        try (PDDocument without = diagramOnly(List.of()); PDDocument with = diagramOnly(flows)) {
            BufferedImage thin = page(without, 1, ImageType.RGB);
            assertThat(IntStream.range(0, thin.getWidth() * thin.getHeight()).map(place -> thin.getRGB(place % thin.getWidth(), place / thin.getWidth()))
                    .filter(pixel -> (pixel >> 16 & 255) != (pixel & 255) || (pixel >> 8 & 255) != (pixel & 255)).count()).as("coloured pixels").isZero();
            assertThat(ink(with)).as("ink where flows are taken").isGreaterThan(ink(without) * 1.05);
        }
    }

    private static PDDocument diagramOnly(List<String> flows) throws IOException {
        CaseFile file = new CaseFile(CaseFile.FORMAT, ToldCase.file(null, "陈*").export(), "审计员", ToldCase.file(null, "陈*").exportedAt(), false, null,
                ToldCase.story("陈*", List.of(), flows), null);
        return Loader.loadPDF(new CaseFilePdf(file, file.json(), CaseFilePdfTest::diagram).write());
    }

    private static double ink(PDDocument printed) throws IOException {
        Raster grey = page(printed, 1, ImageType.GRAY).getRaster();
        return IntStream.range(0, grey.getWidth() * grey.getHeight()).mapToDouble(place -> 255 - grey.getSample(place % grey.getWidth(), place / grey.getWidth(), 0)).sum();
    }

    private static byte[] pdf(String value, String ground) {
        CaseFile file = ToldCase.file(ground, value);
        return new CaseFilePdf(file, file.json(), CaseFilePdfTest::diagram).write();
    }

    private static Optional<BpmnModelInstance> diagram(String definition) {
        if (!definition.equals(ToldCase.DEFINITION)) {
            return Optional.empty();
        }
        InputStream model = CaseFilePdfTest.class.getResourceAsStream("/processes/response/suspected-case.bpmn");
        return Optional.of(Bpmn.readModelFromStream(model));
    }

    private static String text(PDDocument printed, int from, int to) throws IOException {
        PDFTextStripper words = new PDFTextStripper();
        words.setStartPage(from);
        words.setEndPage(to);
        words.setSortByPosition(true);
        return words.getText(printed).replace('\u3000', ' ').replaceAll("[ \\t]+", " ");
    }

    private static BufferedImage page(PDDocument printed, int index, ImageType type) throws IOException {
        return new PDFRenderer(printed).renderImageWithDPI(index, 110, type);
    }

    /** To be looked at. */
    private static void pictures(PDDocument printed) throws IOException {
        Files.createDirectories(PICTURES);
        for (int index = 0; index < printed.getNumberOfPages(); index++) {
            ImageIO.write(page(printed, index, ImageType.GRAY), "png", PICTURES.resolve("page-" + (index + 1) + ".png").toFile());
        }
    }
}
