package cn.baolei.contacts;

import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.sheet.RowFault;
import cn.baolei.sheet.Sheet;
import cn.baolei.sheet.SheetRow;
import cn.baolei.sheet.UnreadableSheet;
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
        List<SheetRow> rows = Sheet.read(file, MAX_ROWS, MAX_BYTES);
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
}
