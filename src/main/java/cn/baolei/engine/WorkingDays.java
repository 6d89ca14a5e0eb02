package cn.baolei.engine;

import java.time.Instant;

/** The working days by which the engine's timers and due dates count where a diagram says {@code P5WD}. */
public interface WorkingDays {

    /**
     * The end of the n-th working day after the day of the instant.
     *
     * @throws Refusal for a year whose holidays are not known
     */
    Instant end(Instant from, int days);
}
