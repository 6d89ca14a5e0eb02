package cn.baolei.situation;

import java.time.Instant;
import java.util.List;

/**
 * A situation report: the figures as a draft, and with text, signature and time as submitted.
 *
 * @param asOf     when the figures were counted
 * @param own      counted for the organisation itself
 * @param reported what its subordinates have submitted, each with all below it
 * @param system   counted for the organisation and all below it, whether they have reported or not
 * @param units    its subordinates, by code
 * @param gaps     those of them, and of all below that its subordinates' reports name, which were late or are missing
 * @param text     null in a draft
 * @param signedBy user id; null in a draft
 */
record SituationContent(String organisation, Instant asOf, SituationFigures own, SituationFigures reported,
                        SituationFigures system, List<Unit> units, List<Unit> gaps, SituationText text, String signedBy, Instant signedAt) {

    /**
     * A subordinate in the roll-up.
     *
     * @param submittedAt null when it has not reported
     */
    record Unit(String organisation, String name, String state, Instant submittedAt, boolean late) {

        boolean missing() {
            return submittedAt == null;
        }
    }

    /** The organisation and all below it that have reported. */
    SituationFigures total() {
        return own.plus(reported);
    }

    SituationContent signed(SituationText words, String official, Instant at) {
        return new SituationContent(organisation, asOf, own, reported, system, units, gaps, words, official, at);
    }
}
