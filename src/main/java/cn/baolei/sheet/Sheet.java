package cn.baolei.sheet;

import java.util.List;

/** The rows of a file that an official brings: the first sheet of an .xlsx workbook, or CSV. */
public final class Sheet {

    private Sheet() {
    }

    /**
     * @param maxRows  rows below the heading
     * @param maxBytes of the file as it was sent
     * @return the heading first; rows that hold nothing are among them
     * @throws UnreadableSheet when the file as a whole cannot be taken
     */
    public static List<SheetRow> read(byte[] file, int maxRows, int maxBytes) {
        requireSize(file, maxBytes);
        // Heading, rows, and one more to notice that there are too many.
        int limit = maxRows + 2;
        List<SheetRow> rows = isZip(file) ? ExcelSheet.read(file, limit) : CsvSheet.read(file, limit);
        if (rows.isEmpty()) {
            throw new UnreadableSheet("文件是空的，请使用模板填写");
        }
        if (rows.size() >= limit) {
            throw new UnreadableSheet("文件超过 " + maxRows + " 行，请分批上传");
        }
        return rows;
    }

    /** @throws UnreadableSheet when the file is empty or too large */
    public static void requireSize(byte[] file, int maxBytes) {
        if (file.length == 0) {
            throw new UnreadableSheet("请选择要上传的文件");
        }
        if (file.length > maxBytes) {
            throw new UnreadableSheet("文件超过 " + (maxBytes >> 20) + " MB，请分批上传");
        }
    }

    private static boolean isZip(byte[] file) {
        return file.length > 1 && file[0] == 'P' && file[1] == 'K';
    }
}
