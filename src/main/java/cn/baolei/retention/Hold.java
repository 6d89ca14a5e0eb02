package cn.baolei.retention;

import java.time.Instant;

/**
 * 封存: nothing of the case is destroyed until it is lifted.
 *
 * @param title            of the procedure with which the case began
 * @param organisationName at which it began, as it was called when the hold was placed
 * @param by               who placed it, as named that day
 * @param placedForName    of the organisation of the post by which it was placed
 * @param lifted           null while it lasts
 */
record Hold(long id, String caseNumber, String title, String organisationName, String ground, String by, String placedForName, Instant at,
            Lifted lifted) {

    /** @param by who lifted it, as named that day */
    record Lifted(String by, Instant at, String ground) {
    }
}
