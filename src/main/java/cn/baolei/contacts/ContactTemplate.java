package cn.baolei.contacts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Empty lists to fill in. */
final class ContactTemplate {

    private ContactTemplate() {
    }

    /** With a byte order mark, without which Excel takes UTF-8 for something else. */
    static byte[] csv() {
        return ("\uFEFF" + Arrays.stream(ContactColumn.values()).map(ContactColumn::title).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx() {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("密切接触者名单");
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            Font bold = workbook.createFont();
            bold.setBold(true);
            CellStyle heading = workbook.createCellStyle();
            heading.setFont(bold);
            Row header = sheet.createRow(0);
            for (ContactColumn column : ContactColumn.values()) {
                header.createCell(column.ordinal()).setCellValue(column.title());
                header.getCell(column.ordinal()).setCellStyle(heading);
                sheet.setColumnWidth(column.ordinal(), 18 * 256);
                // Telephone numbers and dates stay as they are typed.
                sheet.setDefaultColumnStyle(column.ordinal(), text);
            }
            sheet.createFreezePane(0, 1);
            DataValidationHelper choices = sheet.getDataValidationHelper();
            int category = ContactColumn.CATEGORY.ordinal();
            sheet.addValidationData(choices.createValidation(
                    choices.createExplicitListConstraint(Arrays.stream(ContactCategory.values()).map(ContactCategory::label).toArray(String[]::new)),
                    new CellRangeAddressList(1, ContactUpload.MAX_ROWS, category, category)));
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
