package cn.baolei.screening;

import cn.baolei.sheet.RowFault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An uploaded list and how far it has been taken.
 *
 * @param total      rows below the heading; 0 until the file has been read
 * @param done       rows taken or found wrong
 * @param faultCount all that is wrong; {@code faults} names the first of them
 * @param refusal    why the whole file was refused; null when it was not
 * @param finishedAt null while rows are waiting
 */
record Upload(UUID id, long unit, String fileName, String uploadedBy, Instant uploadedAt, int total, int done, int added, int doubles,
              int faultCount, List<RowFault> faults, String refusal, Instant finishedAt) {

    public boolean isFinished() {
        return finishedAt != null;
    }

    public int percent() {
        return total == 0 ? 0 : (int) (100L * done / total);
    }
}
