package cn.baolei.clue;

import java.util.List;
import java.util.Map;

/**
 * A suspected breach of duty.
 *
 * @param rule         what found it: {@code late}, {@code omitted}, {@code concealed}, {@code inflated}, {@code overdue},
 *                     {@code roll-call}, {@code rumour}, {@code pledge}, {@code by-hand}
 * @param caseNumber   the case in which it was found
 * @param organisation code of the organisation whose conduct is in question
 * @param subject      what in the case it is about: a report number, a task id; empty for the case itself
 * @param person       user id of the official concerned; null when that has still to be established
 * @param facts        rows of {@code item} and {@code content}, in the words an official reads
 */
public record Clue(String rule, String caseNumber, String organisation, String subject, String person,
                   List<Map<String, String>> facts) {

    /** A clue of which nobody knows yet whom it concerns. */
    public Clue(String rule, String caseNumber, String organisation, String subject, List<Map<String, String>> facts) {
        this(rule, caseNumber, organisation, subject, null, facts);
    }
}
