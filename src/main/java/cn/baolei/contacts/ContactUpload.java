package cn.baolei.contacts;

import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Adds the rows of a file to a list of contacts: good rows are kept, bad ones named, nobody is listed twice. */
@Service
class ContactUpload {

    static final int MAX_ROWS = 5000;
    static final int MAX_BYTES = 5 << 20;

    private final OrganisationDirectory directory;
    private final Clock clock;

    ContactUpload(OrganisationDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param contacts the whole list afterwards
     * @param added    how many of them are new
     * @param doubles  how many rows were there already
     */
    record Result(List<Contact> contacts, int added, int doubles, List<RowFault> faults) {
    }

    /** @throws UnreadableSheet when the file as a whole cannot be taken */
    Result add(List<Contact> existing, byte[] file) {
        List<SheetRow> rows = rows(file);
        ContactRowReader reader = new ContactRowReader(rows.get(0), new KnownOrganisations(directory),
                LocalDate.now(clock.withZone(OfficialTime.ZONE)));
        Map<String, Contact> byKey = new LinkedHashMap<>();
        existing.forEach(contact -> byKey.put(contact.key(), contact));
        int before = byKey.size();
        int doubles = 0;
        List<RowFault> faults = new ArrayList<>();
        for (SheetRow row : rows.subList(1, rows.size())) {
            Contact contact = row.isBlank() ? null : reader.read(row, faults).orElse(null);
            if (contact != null && byKey.putIfAbsent(contact.key(), contact) != null) {
                doubles++;
            }
        }
        if (byKey.size() > MAX_ROWS) {
            throw new UnreadableSheet("名单合计超过 " + MAX_ROWS + " 人，请分批登记");
        }
        return new Result(List.copyOf(byKey.values()), byKey.size() - before, doubles, faults);
    }

    private static List<SheetRow> rows(byte[] file) {
        if (file.length == 0) {
            throw new UnreadableSheet("请选择要上传的文件");
        }
        if (file.length > MAX_BYTES) {
            throw new UnreadableSheet("文件超过 5 MB，请分批上传");
        }
        // Header, rows, and one more to notice that there are too many.
        int limit = MAX_ROWS + 2;
        List<SheetRow> rows = isZip(file) ? ExcelSheet.read(file, limit) : CsvSheet.read(file, limit);
        if (rows.isEmpty()) {
            throw new UnreadableSheet("文件是空的，请使用模板填写");
        }
        if (rows.size() >= limit) {
            throw new UnreadableSheet("文件超过 " + MAX_ROWS + " 行，请分批上传");
        }
        return rows;
    }

    private static boolean isZip(byte[] file) {
        return file.length > 1 && file[0] == 'P' && file[1] == 'K';
    }
}
