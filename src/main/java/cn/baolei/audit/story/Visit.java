package cn.baolei.audit.story;

import java.time.Instant;

/**
 * A step that an instance entered, in the engine's history.
 *
 * @param id       of the activity instance
 * @param parent   the sub-process around it, or the instance
 * @param run      id of the instance
 * @param type     as the engine names it
 * @param ended    null while it is open
 * @param canceled whether it was left without being done
 * @param sequence grows along the way through the diagram
 * @param task     what the official had to do; null for all but user tasks
 */
record Visit(String id, String parent, String run, String tenant, String definition, String activity, String name, String type, Instant started, Instant ended,
             boolean canceled, long sequence, Work task) {

    /**
     * A user task.
     *
     * @param assignee user id of who had it last; null when nobody
     * @param due      null where there is no term
     */
    record Work(String id, String assignee, Instant due, Clocks clocks) {
    }

    /** When its alarms were set to go off; null where none were. */
    record Clocks(Instant remind, Instant due, Instant supervise, Instant clue) {
    }

    boolean isUserTask() {
        return task != null;
    }

    /** @param now while it is open */
    boolean isLate(Instant now) {
        return task != null && task.due() != null && task.due().isBefore(ended == null ? now : ended);
    }

    String label() {
        return name == null || name.isBlank() ? activity : name;
    }
}
