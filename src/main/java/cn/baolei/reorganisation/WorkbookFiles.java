package cn.baolei.reorganisation;

import cn.baolei.organisation.OrganisationFiles;
import cn.baolei.organisation.OrganisationFiles.SourceFile;
import cn.baolei.sheet.SheetRow;
import cn.baolei.sheet.UnreadableSheet;
import cn.baolei.sheet.Workbook;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One workbook with the sheets 组织, 岗位 and 人员, as the three files that the import reads and checks; line numbers stay. */
final class WorkbookFiles {

    static final int MAX_BYTES = 20 << 20;
    private static final long MAX_UNPACKED = 200L << 20;

    private WorkbookFiles() {
    }

    /** @throws UnreadableSheet when it cannot be read, lacks one of the sheets or holds formulas */
    static OrganisationFiles read(byte[] content) {
        List<Workbook.Page> pages = Workbook.read(content, MAX_BYTES, MAX_UNPACKED);
        return new OrganisationFiles(file(pages, "组织"), file(pages, "岗位"), file(pages, "人员"));
    }

    private static SourceFile file(List<Workbook.Page> pages, String name) {
        Workbook.Page page = pages.stream().filter(one -> one.name().strip().equals(name)).findFirst()
                .orElseThrow(() -> new UnreadableSheet("工作簿中没有名为“" + name + "”的工作表，应有“组织”“岗位”“人员”三张"));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            int columns = page.rows().isEmpty() ? 0 : trimmed(page.rows().get(0)).size();
            int line = 1;
            for (SheetRow row : page.rows()) {
                if (row.cells().contains(SheetRow.FORMULA)) {
                    throw new UnreadableSheet("“" + name + "”表第 " + row.number() + " 行含有公式，请改为数值后上传");
                }
                for (; line < row.number(); line++) {
                    text.write("\n");
                }
                List<String> cells = new ArrayList<>(trimmed(row));
                while (cells.size() < columns) {
                    cells.add("");
                }
                csv.writeRecord(cells);
                csv.flush();
                line++;
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new SourceFile("“" + name + "”表", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Without empty cells at the end, which spreadsheet programs leave behind. */
    private static List<String> trimmed(SheetRow row) {
        int end = row.cells().size();
        while (end > 0 && row.cell(end - 1).isEmpty()) {
            end--;
        }
        return row.cells().subList(0, end);
    }
}
