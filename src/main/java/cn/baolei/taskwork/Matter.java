package cn.baolei.taskwork;

import java.time.Instant;
import java.util.List;

/**
 * A running instance in which the signed-in person had part.
 *
 * @param withdrawable whether their last step can be taken back
 * @param terminable   whether they may end it
 */
record Matter(String instance, String procedure, String caseNumber, Instant startedAt, List<OpenStep> open, boolean withdrawable,
              boolean terminable) {

    /** @param with who has it, in words. @param due null when there is no limit */
    record OpenStep(String task, String name, String with, Instant due, boolean overdue) {
    }
}
