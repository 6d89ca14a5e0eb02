package cn.baolei.situation;

import java.time.Instant;

/**
 * One organisation's part in a round. Instants are null until they happen.
 *
 * @param superior         code of the organisation that collects it; null at the top of the tree
 * @param collectUntil     until when it waits for its own subordinates
 * @param askingDoneAt     when the last subordinate was asked; set at once where none is to be asked
 * @param draft            figures as last shown to its officials; null before
 * @param content          what was submitted, frozen; null before
 */
record SituationEntry(String round, String organisation, String superior, String processInstance, Instant collectUntil,
                      Instant expiresAt, Instant askingDoneAt, Instant collectionClosedAt, SituationContent draft,
                      Instant submittedAt, boolean late, SituationContent content) {

    /** The words of the roll-up for this entry. */
    String state() {
        if (submittedAt == null) {
            return "未报";
        }
        return (content.text().nature().equals("zero") ? "零报告" : "已报") + (late ? "（迟报）" : "");
    }
}
