package cn.baolei.retention;

import java.time.Instant;

/**
 * What is said of a case when it is held or destroyed.
 *
 * @param number           of the case; {@code instance:<id>} for what has none
 * @param process          key of the procedure with which it began
 * @param title            its name
 * @param organisation     code of the organisation at which it began
 * @param organisationName as it was called that day
 * @param endedAt          null while an instance of it is running
 */
record CaseFacts(String number, String process, String title, String organisation, String organisationName, Instant beganAt, Instant endedAt) {
}
