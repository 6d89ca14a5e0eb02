package cn.baolei.screening;

import cn.baolei.sheet.Sheet;
import cn.baolei.sheet.UnreadableSheet;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receives lists of persons; {@link UploadedRows} takes their rows afterwards, while the official sees the progress. */
@Service
class Uploads {

    static final int MAX_ROWS = 10_000;
    static final int MAX_BYTES = 8 << 20;

    private final UploadTable uploads;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Uploads(UploadTable uploads, SchedulerClient scheduler, Clock clock) {
        this.uploads = uploads;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Keeps the file and orders its rows to be taken after the commit.
     *
     * @throws UnreadableSheet when it is empty or too large
     */
    @Transactional
    public UUID accept(Unit unit, String fileName, byte[] file, String by) {
        Sheet.requireSize(file, MAX_BYTES);
        UUID id = UUID.randomUUID();
        uploads.insert(id, unit, fileName, file, by, clock.instant());
        scheduler.schedule(SchedulableInstance.of(new TaskInstance<Void>(UploadTask.NAME, id.toString()), schedulerNow -> schedulerNow));
        return id;
    }
}
