package cn.baolei.routing;

import java.time.Instant;
import java.util.Set;

/**
 * An open task belongs to others than before, because posts have changed hands, somebody is away or must keep out. Published in the
 * transaction that does it.
 *
 * @param task         task id
 * @param name         of the step
 * @param organisation code of the organisation whose case it is
 * @param due          null when there is no limit
 * @param to           user ids of those who may take it now; at least one
 */
public record TaskPassedOn(String task, String name, String organisation, String caseNumber, Instant due, Set<String> to) {
}
