package cn.baolei.screening;

import cn.baolei.sheet.RowFault;
import cn.baolei.sheet.Sheet;
import cn.baolei.sheet.SheetHeading;
import cn.baolei.sheet.SheetRow;
import cn.baolei.sheet.UnreadableSheet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes uploaded lists: good rows are kept, bad ones named, nobody is registered twice. Rows are taken in batches, each with the
 * progress in one transaction, so that a list is gone on with where a crash interrupted it.
 */
@Service
class UploadedRows {

    /** Of a list that is wrong throughout, the first faults tell how. */
    static final int NAMED_FAULTS = 500;

    private static final int BATCH = 1000;

    private final UploadTable uploads;
    private final UnitTable units;
    private final PersonTable persons;
    private final PersonRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UploadedRows(UploadTable uploads, UnitTable units, PersonTable persons, PersonRows rows,
                 TransactionTemplate transaction, Clock clock) {
        this.uploads = uploads;
        this.units = units;
        this.persons = persons;
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes the rows that are still waiting; does nothing when none are. Two at the same list take turns. */
    void take(UUID id) {
        Upload upload = uploads.find(id).orElseThrow();
        if (upload.isFinished()) {
            return;
        }
        Unit unit = units.get(upload.unit());
        try {
            List<SheetRow> sheet = Sheet.read(uploads.content(id), Uploads.MAX_ROWS, Uploads.MAX_BYTES);
            SheetHeading<PersonColumn> heading = new SheetHeading<>(sheet.get(0), List.of(PersonColumn.values()));
            List<SheetRow> people = sheet.subList(1, sheet.size());
            uploads.counted(id, people.size());
            boolean more = true;
            while (more) {
                more = transaction.execute(status -> takeNext(id, unit, heading, people));
            }
        } catch (UnreadableSheet refused) {
            uploads.finished(id, refused.getMessage(), clock.instant());
        }
    }

    private boolean takeNext(UUID id, Unit unit, SheetHeading<PersonColumn> heading, List<SheetRow> people) {
        // What is submitted does not change under the hands of whoever signs it.
        if (units.keepState(unit.id()).isSubmitted()) {
            throw new UnreadableSheet("本单位已经报送，其余各行没有登记；需要更正的，请在本页填写更正");
        }
        Upload upload = uploads.lock(id);
        List<SheetRow> batch = people.subList(upload.done(), Math.min(upload.done() + BATCH, people.size()));
        List<RowFault> faults = new ArrayList<>();
        List<ScreenedPerson> good = new ArrayList<>();
        for (SheetRow row : batch) {
            if (!row.isBlank()) {
                rows.read(unit, row.number(), column -> heading.cell(row, column), faults).ifPresent(good::add);
            }
        }
        int added = persons.add(unit, good, upload.uploadedBy(), clock.instant());
        int room = Math.min(faults.size(), NAMED_FAULTS - upload.faults().size());
        uploads.progressed(id, batch.size(), added, good.size() - added, faults.size(), faults.subList(0, room));
        boolean more = upload.done() + batch.size() < people.size();
        if (!more) {
            uploads.finished(id, null, clock.instant());
        }
        return more;
    }
}
