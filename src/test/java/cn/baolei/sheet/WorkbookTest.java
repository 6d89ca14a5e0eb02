package cn.baolei.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookTest {

    private static final int MAX_BYTES = 1 << 20;

    @Test
    void should_ReadEverySheetWithRowNumbers_When_RowsAreMissingInBetween() throws IOException {
        List<Workbook.Page> pages = Workbook.read(workbook(), MAX_BYTES, 10 << 20);

        assertThat(pages).extracting(Workbook.Page::name).containsExactly("组织", "人员");
        assertThat(pages.get(0).rows()).extracting(SheetRow::number).containsExactly(1, 4);
        assertThat(pages.get(0).rows().get(1).cells()).containsExactly("yanshi", "", "12");
        assertThat(pages.get(1).rows().get(0).cells()).containsExactly(SheetRow.FORMULA);
    }

    @Test
    void should_Refuse_When_FileIsTooLargeDamagedOrGrowsTooMuch() throws IOException {
        assertThatThrownBy(() -> Workbook.read(new byte[MAX_BYTES + 1], MAX_BYTES, 10)).isInstanceOf(UnreadableSheet.class).hasMessageContaining("超过");
        assertThatThrownBy(() -> Workbook.read("no workbook".getBytes(), MAX_BYTES, 10 << 20)).isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("无法读取");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(new byte[20 << 20]);
        }
        assertThat(bomb.size()).isLessThan(MAX_BYTES);
        assertThatThrownBy(() -> Workbook.read(bomb.toByteArray(), MAX_BYTES, 10 << 20)).isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("解压后过大");
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet first = workbook.createSheet("组织");
            first.createRow(0).createCell(0).setCellValue("code");
            first.createRow(3).createCell(0).setCellValue("yanshi");
            first.getRow(3).createCell(2).setCellValue(12);
            workbook.createSheet("人员").createRow(0).createCell(0).setCellFormula("1+1");
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
