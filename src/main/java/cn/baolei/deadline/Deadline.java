package cn.baolei.deadline;

import cn.baolei.organisation.Role;
import java.time.Duration;

/**
 * How long a step may take, from the moment it begins; every hour counts, holidays too (continuous mode).
 *
 * @param remindAfter    when those concerned are reminded
 * @param dueAfter       when the step is due; an open step is chased (催办) at that moment
 * @param superviseAfter when the role that supervises is told (督办)
 * @param escalateRole   who supervises
 * @param escalatePlace  where that role is sought, relative to the organisation of the case
 */
record Deadline(Duration remindAfter, Duration dueAfter, Duration superviseAfter, Role escalateRole, String escalatePlace) {
}
