package cn.baolei.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** All sheets of an .xlsx workbook too large to be held as a whole, read row by row; formulas are marked, never computed. */
public final class Workbook {

    /** @param rows those that hold nothing are missing; each knows its number */
    public record Page(String name, List<SheetRow> rows) {
    }

    private Workbook() {
    }

    /**
     * @param maxBytes    of the file as it was sent
     * @param maxUnpacked bytes of all its parts together
     * @throws UnreadableSheet when it is no workbook, is damaged, or unpacks to more than it should
     */
    public static List<Page> read(byte[] content, int maxBytes, long maxUnpacked) {
        Sheet.requireSize(content, maxBytes);
        try {
            requireHonest(content, maxUnpacked);
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
                List<Page> pages = new ArrayList<>();
                for (org.dhatim.fastexcel.reader.Sheet sheet : workbook.getSheets().toList()) {
                    try (Stream<Row> rows = sheet.openStream()) {
                        pages.add(new Page(sheet.getName(), rows.map(Workbook::row).filter(row -> !row.isBlank()).toList()));
                    }
                }
                return pages;
            }
        } catch (UnreadableSheet refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new UnreadableSheet("文件无法读取，请保存为 .xlsx 格式后上传");
        }
    }

    /** Before a small file grows into one that fills the memory. */
    private static void requireHonest(byte[] content, long maxUnpacked) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        // Not that of the JDK, which cannot read what POI writes (64-bit sizes behind each entry).
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8.name(), false, true)) {
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > maxUnpacked) {
                        throw new UnreadableSheet("文件解压后过大，不能导入");
                    }
                }
            }
        }
    }

    private static SheetRow row(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(row.getOptionalCell(column).map(Workbook::text).orElse(""));
        }
        return new SheetRow(row.getRowNum(), cells);
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case FORMULA -> SheetRow.FORMULA;
            case STRING -> cell.asString();
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case BOOLEAN, ERROR, EMPTY -> "";
        };
    }
}
