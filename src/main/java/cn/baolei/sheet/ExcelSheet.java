package cn.baolei.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The first sheet of an .xlsx workbook, as values; formulas are marked, never computed. */
final class ExcelSheet {

    /** Ten thousand rows make some six megabytes of XML; a part that unpacks to more than this is no list of persons. */
    private static final long MAX_UNPACKED_PART = 16L << 20;
    /** No list has half as many; what stands to the right of that is not read. */
    private static final int MAX_COLUMNS = 40;

    static {
        ZipSecureFile.setMaxEntrySize(MAX_UNPACKED_PART);
    }

    private ExcelSheet() {
    }

    /** @throws UnreadableSheet when it is no workbook, is damaged, or unpacks to far more than it should */
    static List<SheetRow> read(byte[] content, int maxRows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            List<SheetRow> rows = new ArrayList<>();
            Sheet sheet = workbook.getSheetAt(0);
            for (Row row : sheet) {
                if (rows.size() >= maxRows) {
                    break;
                }
                rows.add(new SheetRow(row.getRowNum() + 1, cells(row)));
            }
            return rows;
        } catch (IOException | RuntimeException unreadable) {
            throw new UnreadableSheet("文件无法读取，请使用模板填写并保存为 .xlsx 格式后上传");
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(row.getLastCellNum(), MAX_COLUMNS); column++) {
            cells.add(text(row.getCell(column)));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getCellType()) {
            case FORMULA -> SheetRow.FORMULA;
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> DateUtil.isCellDateFormatted(cell)
                    ? DateTimeFormatter.ISO_LOCAL_DATE.format(cell.getLocalDateTimeCellValue())
                    // Telephone numbers as the spreadsheet stores them, without an exponent.
                    : new BigDecimal(String.valueOf(cell.getNumericCellValue())).stripTrailingZeros().toPlainString();
            case BOOLEAN, ERROR, BLANK, _NONE -> "";
        };
    }
}
