package cn.baolei.screening;

import java.time.Instant;

/**
 * An organisation in a round.
 *
 * @param superior    to whom it reports in this round; null for the launching organisation
 * @param instance    its process instance; null until that is started
 * @param outcome     null as long as it has not answered
 * @param figures     as answered; null before
 * @param submittedAt null before
 */
record Unit(long id, String round, String organisation, String superior, String instance, Outcome outcome, Figures figures,
            Instant submittedAt) {

    public boolean isSubmitted() {
        return submittedAt != null;
    }
}
