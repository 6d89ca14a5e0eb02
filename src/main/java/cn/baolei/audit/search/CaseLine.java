package cn.baolei.audit.search;

import cn.baolei.audit.search.Criteria.State;
import java.time.Instant;

/**
 * One instance: of one matter there are as many as organisations and procedures took part, with the same number.
 *
 * @param caseNumber null for what belongs to no case
 * @param version    of the diagram on which it runs or ran
 * @param starter    user id; null when it was not begun by a person
 * @param ended      null while it runs
 */
record CaseLine(String instance, String caseNumber, String process, int version, String organisation, String starter, Instant started,
                Instant ended, State state, boolean late, boolean fallback, boolean correction) {
}
