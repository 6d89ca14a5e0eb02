package cn.baolei.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListWriterTest {

    private static final List<String> COLUMNS = List.of("案号", "说明");

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1", " =1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")"})
    void should_BeginNoFormula_When_AValueLooksLikeOne(String value) throws IOException {
        assertThat(csv(value).get(1).getField(1)).isEqualTo("'" + value);
        Cell cell = xlsxCell(value);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        assertThat(cell.getStringCellValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qhedu-20200131-1", "疑似病例，\"含引号\"\n第二行", "1-2", "", "a=b"})
    void should_KeepTheValueAsItIs_When_ItIsHarmless(String value) throws IOException {
        assertThat(csv(value).get(1).getField(1)).isEqualTo(value);
        assertThat(xlsxCell(value).getStringCellValue()).isEqualTo(value);
    }

    @Test
    void should_BeginWithItsColumns_When_NothingFollows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ListWriter.csv(out, COLUMNS).close();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFF案号,说明\r\n");
    }

    private static List<CsvRecord> csv(String value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ListWriter list = ListWriter.csv(out, COLUMNS)) {
            list.row(List.of("1", value));
        }
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(out.toString(StandardCharsets.UTF_8).substring(1))) {
            return rows.stream().toList();
        }
    }

    private static Cell xlsxCell(String value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ListWriter list = ListWriter.xlsx(out, "清单", COLUMNS)) {
            list.row(List.of("1", value));
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("案号");
            return workbook.getSheetAt(0).getRow(1).getCell(1);
        }
    }
}
