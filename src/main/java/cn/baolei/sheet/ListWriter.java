package cn.baolei.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A list to take away, row by row, however long. Nothing in it becomes a formula where it is opened: in a workbook each cell is text, in
 * CSV an apostrophe goes before what would begin one.
 */
public abstract class ListWriter implements AutoCloseable {

    /** With what spreadsheets begin a formula, or get to one: also in full width, as Chinese input has it. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final int COLUMN_WIDTH = 20 * 256;
    private static final int ROWS_IN_MEMORY = 100;

    /** As many values as there are columns; null is empty. */
    public abstract void row(List<String> values);

    @Override
    public abstract void close();

    /** In UTF-8 with a byte order mark, without which Excel takes it for something else. */
    public static ListWriter csv(OutputStream out, List<String> columns) {
        try {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write('\uFEFF');
            ListWriter list = new Csv(CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text));
            list.row(columns);
            return list;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param name of the only sheet */
    public static ListWriter xlsx(OutputStream out, String name, List<String> columns) {
        return new Xlsx(out, name, columns);
    }

    /** Whether a spreadsheet would take this for a formula. */
    static boolean beginsFormula(String value) {
        String seen = value.startsWith(" ") ? value.stripLeading() : value;
        return !seen.isEmpty() && BEGINS_FORMULA.indexOf(seen.charAt(0)) >= 0;
    }

    private static final class Csv extends ListWriter {

        private final CsvWriter csv;

        private Csv(CsvWriter csv) {
            this.csv = csv;
        }

        @Override
        public void row(List<String> values) {
            csv.writeRecord(values.stream().map(value -> value != null && beginsFormula(value) ? "'" + value : value).toList());
        }

        @Override
        public void close() {
            try {
                csv.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static final class Xlsx extends ListWriter {

        private final OutputStream out;
        private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
        private final SXSSFSheet sheet;
        private final CellStyle text = workbook.createCellStyle();
        private int next;

        private Xlsx(OutputStream out, String name, List<String> columns) {
            this.out = out;
            sheet = workbook.createSheet(name);
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            text.setQuotePrefixed(true);
            Font bold = workbook.createFont();
            bold.setBold(true);
            CellStyle heading = workbook.createCellStyle();
            heading.setFont(bold);
            row(columns);
            for (int column = 0; column < columns.size(); column++) {
                sheet.getRow(0).getCell(column).setCellStyle(heading);
                sheet.setColumnWidth(column, COLUMN_WIDTH);
            }
            sheet.createFreezePane(0, 1);
        }

        @Override
        public void row(List<String> values) {
            Row row = sheet.createRow(next++);
            for (int column = 0; column < values.size(); column++) {
                if (values.get(column) != null) {
                    Cell cell = row.createCell(column);
                    cell.setCellValue(values.get(column));
                    cell.setCellStyle(text);
                }
            }
        }

        @Override
        public void close() {
            try (workbook) {
                workbook.write(out);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
