package cn.baolei.taskwork;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A 会签 on a task.
 *
 * @param agreed empty while it is open
 */
record Countersign(long id, String task, SigningRule rule, String openedBy, Instant openedAt, Optional<Boolean> agreed, List<Vote> votes) {

    /** @param subtask where the signer signs; null before their turn. @param agreed empty while they have not signed */
    record Vote(int ordinal, String signer, String subtask, Optional<Boolean> agreed, String opinion, Instant votedAt) {
    }
}
