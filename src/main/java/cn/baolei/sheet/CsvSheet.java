package cn.baolei.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CSV in UTF-8 or, as Chinese Excel saves it, in GB18030. */
final class CsvSheet {

    private CsvSheet() {
    }

    /** @throws UnreadableSheet when it is neither of the two encodings, or quotes do not close */
    static List<SheetRow> read(byte[] content, int maxRows) {
        String text = decoded(content, StandardCharsets.UTF_8).or(() -> decoded(content, Charset.forName("GB18030")))
                .orElseThrow(() -> new UnreadableSheet("文件编码无法识别，请另存为 CSV UTF-8 格式或者 .xlsx 格式后上传"));
        List<SheetRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (CsvRecord record : records) {
                if (rows.size() >= maxRows) {
                    break;
                }
                rows.add(new SheetRow((int) record.getStartingLineNumber(), record.getFields()));
            }
        } catch (CsvParseException | IOException malformed) {
            throw new UnreadableSheet("文件格式有误，请使用模板填写后上传");
        }
        return rows;
    }

    private static Optional<String> decoded(byte[] content, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException otherwise) {
            return Optional.empty();
        }
    }
}
