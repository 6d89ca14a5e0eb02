package cn.baolei.leave;

import java.time.LocalDate;

/**
 * One absence as pages and REST show it.
 *
 * @param kind           code; {@code kindLabel} as officials read it
 * @param substitute     user id; null when nobody acts
 * @param to             last day, included
 * @param state          planned, active, ended or over; {@code stateLabel} as officials read it
 * @param endedBy        user id of whoever ended it before its time; null when nobody did
 * @param mayEnd         whether the reader may end it
 */
record LeaveLine(long id, String official, String officialName, String kind, String kindLabel, String substitute, String substituteName,
                 LocalDate from, LocalDate to, String period, String reason, String state, String stateLabel, String enteredBy,
                 String enteredByName, String endedBy, String endedByName, boolean mayEnd) {
}
