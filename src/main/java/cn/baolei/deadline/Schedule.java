package cn.baolei.deadline;

import cn.baolei.organisation.Role;
import java.time.Instant;

/** When the alarms of one user task go off, how that was counted, and who supervises it. */
record Schedule(Instant startedAt, Instant remindAt, Instant dueAt, Instant superviseAt, Instant clueAt, Mode mode, Role escalateRole,
                String escalatePlace) {
}
