package cn.baolei.audit.search;

import cn.baolei.audit.AuditScope.Granted;
import java.time.Instant;
import java.util.Set;

/**
 * What is looked for, understood; null or empty where nothing was asked.
 *
 * @param scope    what the reader may see at all
 * @param tenants  narrows it further; null for all of it
 * @param people   user ids, one of whom acted; null when nobody was asked for
 * @param from     of the start, inclusive. @param until exclusive
 * @param spoken   instances in which the words were found; null when none were asked for
 */
record Criteria(Granted scope, Set<String> tenants, String process, Set<String> people, byte[] concerned, Instant from, Instant until,
                String number, State state, boolean late, boolean fallback, boolean correction, String step, Set<String> spoken) {

    enum State {

        RUNNING("在办", "instance.end_time_ is null"),
        FINISHED("已办结", "instance.state_ = 'COMPLETED'"),
        TERMINATED("已终止", "instance.state_ in ('EXTERNALLY_TERMINATED', 'INTERNALLY_TERMINATED')");

        private final String label;
        private final String condition;

        State(String label, String condition) {
            this.label = label;
            this.condition = condition;
        }

        String label() {
            return label;
        }

        String condition() {
            return condition;
        }

        String word() {
            return name().toLowerCase();
        }
    }

    Criteria with(Set<String> found) {
        return new Criteria(scope, tenants, process, people, concerned, from, until, number, state, late, fallback, correction, step, found);
    }
}
