package cn.baolei.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * An empty list to fill in.
 *
 * @param name    of the sheet
 * @param columns in their order
 * @param choices what may be picked in a column that takes nothing else
 * @param maxRows for how many rows the choices are offered
 */
public record SheetTemplate<C extends SheetColumn>(String name, List<C> columns, Map<C, List<String>> choices, int maxRows) {

    private static final int COLUMN_WIDTH = 18 * 256;

    /** With a byte order mark, without which Excel takes UTF-8 for something else. */
    public byte[] csv() {
        return ("\uFEFF" + columns.stream().map(SheetColumn::title).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public byte[] xlsx() {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet(name);
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            Font bold = workbook.createFont();
            bold.setBold(true);
            CellStyle heading = workbook.createCellStyle();
            heading.setFont(bold);
            Row header = sheet.createRow(0);
            for (int column = 0; column < columns.size(); column++) {
                header.createCell(column).setCellValue(columns.get(column).title());
                header.getCell(column).setCellStyle(heading);
                sheet.setColumnWidth(column, COLUMN_WIDTH);
                // Telephone numbers, identity numbers and dates stay as they are typed.
                sheet.setDefaultColumnStyle(column, text);
            }
            sheet.createFreezePane(0, 1);
            choices.forEach((column, offered) -> offer(sheet, columns.indexOf(column), offered));
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void offer(XSSFSheet sheet, int column, List<String> offered) {
        DataValidationHelper validations = sheet.getDataValidationHelper();
        sheet.addValidationData(validations.createValidation(
                validations.createExplicitListConstraint(offered.toArray(String[]::new)),
                new CellRangeAddressList(1, maxRows, column, column)));
    }
}
