package cn.baolei.caserecord;

import java.time.Instant;

/**
 * A case as somebody sees it who may erase what is protected of it.
 *
 * @param title            name of the procedure with which it began
 * @param organisationName of the organisation at which it began, or which took it over
 * @param endedAt          null while an instance of it is running
 * @param erasure          null while it is not erased
 */
record EndedCase(String caseNumber, String title, String organisationName, Instant beganAt, Instant endedAt, Erasure erasure) {

    /** @param byName name of who did it */
    record Erasure(Instant at, String byName, String reason) {
    }
}
