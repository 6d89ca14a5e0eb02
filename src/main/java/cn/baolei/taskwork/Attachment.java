package cn.baolei.taskwork;

import java.time.Instant;
import java.util.UUID;

/** A file that somebody added to a task. @param size in bytes. @param sha256 of its content, as lower-case hex */
record Attachment(UUID id, String caseNumber, String stepName, String name, String mediaType, int size, String sha256, String addedBy,
                  Instant addedAt) {
}
