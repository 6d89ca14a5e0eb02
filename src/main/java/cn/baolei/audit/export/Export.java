package cn.baolei.audit.export;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that somebody asked for.
 *
 * @param requestedBy user id
 * @param ground      why protected values are to be opened; null: they are not
 * @param progress    in per cent
 * @param finishedAt  when it was done or had failed; null before
 * @param failure     what whoever asked is told; null unless it failed
 * @param sha256      digest of the file; null before it is done
 * @param size        of the file in bytes
 * @param expiresAt   until when it can be fetched; null before it is done
 * @param kept        whether the file is still there
 */
record Export(UUID id, String caseNumber, Format format, String requestedBy, Instant requestedAt, String ground, int progress, Instant finishedAt,
              String failure, String sha256, long size, Instant expiresAt, boolean kept) {

    /** Shown under this name, which says nothing of a person. */
    String fileName() {
        return "case-file-" + caseNumber.replaceAll("[^\\w-]", "_") + "." + format.code();
    }

    public boolean finished() {
        return finishedAt != null;
    }
}
