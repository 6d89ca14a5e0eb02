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

        RUNNING("在办"), FINISHED("已办结"), TERMINATED("已终止");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String word() {
            return name().toLowerCase();
        }
    }

    Criteria with(Set<String> found) {
        return new Criteria(scope, tenants, process, people, concerned, from, until, number, state, late, fallback, correction, step, found);
    }
}
