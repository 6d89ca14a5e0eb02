package cn.baolei.organisation;

import cn.baolei.organisation.OrganisationFiles.SourceFile;
import cn.baolei.organisation.OrganisationFilesRefused.Finding;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One file as lines with named columns; says what is wrong with its form, not with its content. */
class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final Consumer<Finding> findings;
    private final List<Row> rows = new ArrayList<>();
    private boolean readable;

    /** @param optional a last column that may be missing altogether; null when there is none */
    static CsvTable read(SourceFile source, List<String> columns, String optional, Consumer<Finding> findings) {
        CsvTable table = new CsvTable(source.name(), findings);
        String text = table.decode(source.content());
        if (text != null) {
            table.parse(text, columns, optional);
        }
        return table;
    }

    private CsvTable(String file, Consumer<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    String file() {
        return file;
    }

    /** False when nothing can be said about any line, because encoding or header are wrong. */
    boolean readable() {
        return readable;
    }

    List<Row> rows() {
        return rows;
    }

    void refuse(long line, String reason) {
        findings.accept(new Finding(file, line, reason));
    }

    private String decode(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(bytes, characters, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += content[i] == '\n' ? 1 : 0;
            }
            refuse(line, "不是有效的 UTF-8 编码，请将文件另存为 UTF-8");
            return null;
        }
        String text = characters.flip().toString();
        // Spreadsheet programs write a byte order mark; it is not part of the first column's name.
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private void parse(String text, List<String> columns, String optional) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            refuse(records.isEmpty() ? 1 : records.get(records.size() - 1).getStartingLineNumber() + 1, "不是有效的 CSV 格式");
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (records.isEmpty()) {
            refuse(1, "文件为空，应有表头：" + String.join(",", columns));
            return;
        }
        List<String> header = records.get(0).getFields();
        List<String> withOptional = new ArrayList<>(columns);
        if (optional != null) {
            withOptional.add(optional);
        }
        if (!header.equals(columns) && !header.equals(withOptional)) {
            refuse(1, headerFault(header, columns, withOptional));
            return;
        }
        readable = true;
        records.subList(1, records.size()).forEach(record -> addRow(record, header));
    }

    private static String headerFault(List<String> header, List<String> columns, List<String> withOptional) {
        List<String> missing = new ArrayList<>(columns);
        missing.removeAll(header);
        List<String> extra = new ArrayList<>(header);
        extra.removeAll(withOptional);
        String should = "，表头应为：" + String.join(",", columns);
        if (!missing.isEmpty()) {
            return "缺少列“" + String.join("、", missing) + "”" + should;
        }
        return extra.isEmpty() ? "列重复或顺序不对" + should : "多出列“" + String.join("、", extra) + "”" + should;
    }

    private void addRow(CsvRecord record, List<String> header) {
        boolean complete = record.getFieldCount() == header.size();
        if (!complete) {
            refuse(record.getStartingLineNumber(), "应有 " + header.size() + " 列，实有 " + record.getFieldCount() + " 列");
        }
        rows.add(new Row(record.getStartingLineNumber(), header, record.getFields(), complete));
    }

    /** @param complete false when columns are missing or too many; its findings are already made */
    record Row(long line, List<String> header, List<String> fields, boolean complete) {

        /** Without surrounding blanks; empty when the file lacks the column. */
        String get(String column) {
            int index = header.indexOf(column);
            return index < 0 || index >= fields.size() ? "" : fields.get(index).strip();
        }
    }
}
