package cn.baolei.oversight;

import java.time.Instant;
import java.util.List;

/**
 * A matter of an organisation below, as far as a superior reads it: no field of any form.
 *
 * @param finishedAt null while it runs
 */
record SubordinateMatter(String instance, String procedure, String caseNumber, String organisation, Instant startedAt, Instant finishedAt,
                         List<OpenStep> open) {

    /** @param with who has it, in words. @param due null when there is no limit */
    record OpenStep(String name, String with, Instant due, boolean overdue) {
    }

    /** @param by name of who did it; null when it is open or was taken away. @param due null when there is no limit */
    record Step(String name, String by, Instant startedAt, Instant due, Instant finishedAt, boolean late) {
    }

    /** What was done with a step beside completing it. @param kind in Chinese */
    record Action(String kind, String step, String by, Instant at) {
    }

    record Trail(SubordinateMatter matter, List<Step> steps, List<Action> actions) {
    }
}
