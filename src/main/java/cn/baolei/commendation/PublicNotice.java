package cn.baolei.commendation;

import java.time.Instant;

/**
 * A nomination shown to everybody concerned, so that they can object.
 *
 * @param organisation code of the organisation that shows it
 * @param stage        {@code first}, before the superior's review, or {@code second}, after it
 * @param endsAt       the instant from which objections come too late
 */
record PublicNotice(long id, String instance, String organisation, String stage, String nomineeName, String nomineeUnit,
        String deeds, Instant openedAt, Instant endsAt) {

    public String stageLabel() {
        return stage.equals("first") ? "第一次公示" : "再次公示";
    }
}
