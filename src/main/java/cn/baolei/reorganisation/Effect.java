package cn.baolei.reorganisation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an operation does, for the administrator to read before it is done and in the record afterwards.
 *
 * @param version  of the roster for which this was worked out; the operation is refused when it is another one by then
 * @param lines    what becomes of organisations, posts and people, in Chinese
 * @param moves    where open tasks go
 * @param returned how many tasks that somebody had claimed go back to their post
 * @param refusals why the operation cannot be done, in Chinese; empty when it can
 */
record Effect(String title, long version, List<String> lines, List<TaskMove> moves, long returned, List<String> refusals) {

    /** @param from as an official reads it, with the organisation */
    record TaskMove(String from, String to, long count) {
    }

    @JsonProperty
    public boolean possible() {
        return refusals.isEmpty();
    }

    @JsonProperty
    public long movedTasks() {
        return moves.stream().mapToLong(TaskMove::count).sum();
    }
}
