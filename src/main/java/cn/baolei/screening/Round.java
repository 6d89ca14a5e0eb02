package cn.baolei.screening;

import java.time.Instant;

/**
 * A round of screening.
 *
 * @param number       the case number of all its instances
 * @param organisation which launched it
 * @param closesAt     until when answers are counted
 * @param instance     process instance at the launching organisation
 * @param closedAt     null while it runs
 */
record Round(String number, String organisation, String title, Instant openedAt, Instant closesAt, String instance, Instant closedAt) {

    public boolean isClosed() {
        return closedAt != null;
    }
}
