package cn.baolei.taskwork;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Something that was done with a task beside completing it, as the trail keeps it.
 *
 * @param kind    in Chinese
 * @param task    task id
 * @param actor   user id; null when the engine did it by itself
 * @param persons user ids of those it was handed, copied or sent to
 * @param content reason, opinion, name and size of a file, outcome
 * @param sha256  digest of an attached file; null for everything else
 */
public record TaskAction(String kind, String task, String stepName, String actor, List<String> persons, String content, String sha256,
                         Instant actedAt) {

    TaskAction with(UnaryOperator<String> shown) {
        return new TaskAction(kind, task, stepName, actor, persons, shown.apply(content), sha256, actedAt);
    }
}
