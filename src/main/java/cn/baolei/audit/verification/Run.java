package cn.baolei.audit.verification;

import cn.baolei.verification.Report;
import java.time.Instant;
import java.util.UUID;

/**
 * One verification that somebody asked for.
 *
 * @param subject    a chain of the journal, or {@link Report#JOURNAL}
 * @param total      how many rows there are to go through; null: not counted yet
 * @param report     null: not finished, or it could not be checked
 * @param failure    why it could not be checked, in Chinese; null otherwise
 * @param finishedAt null: still running
 */
record Run(UUID id, String subject, Instant askedAt, long done, Long total, Report report, String failure, Instant finishedAt) {

    public boolean isRunning() {
        return finishedAt == null;
    }
}
