package cn.baolei.deadline;

import cn.baolei.organisation.Role;

/**
 * A row of the decision table: how long a step may take, from the moment it begins.
 *
 * @param remindAfter    when those concerned are reminded
 * @param dueAfter       when the step is due; an open step is chased (催办) at that moment
 * @param superviseAfter when the role that supervises is told (督办)
 * @param clueAfter      when an open step becomes a clue (问责线索)
 * @param mode           how these are counted
 * @param escalateRole   who supervises
 * @param escalatePlace  where that role is sought, relative to the organisation of the case
 */
record Deadline(Span remindAfter, Span dueAfter, Span superviseAfter, Span clueAfter, Mode mode, Role escalateRole,
                String escalatePlace) {
}
