package cn.baolei.pledge;

import java.time.LocalDate;

/**
 * A breach of a pledge.
 *
 * @param kind      code of the form
 * @param statement what happened, in the words of whoever checked
 * @param gravity   {@code ordinary} or {@code serious}
 */
record Breach(String user, String kind, String statement, LocalDate happenedOn, String gravity) {
}
