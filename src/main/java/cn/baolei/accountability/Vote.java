package cn.baolei.accountability;

import cn.baolei.engine.Refusal;

/**
 * The count of a meeting, in persons.
 *
 * @param expected members who belong to the meeting
 */
record Vote(int expected, int present, int inFavour, int against, int abstained) {

    /** @throws Refusal when the figures cannot be or the meeting could decide nothing (two thirds present) */
    void check() {
        if (present > expected) {
            throw new Refusal("实到：不能多于应到人数");
        }
        if (inFavour + against + abstained != present) {
            throw new Refusal("表决：赞成、反对、弃权之和应等于实到人数");
        }
        if (expected == 0 || present * 3 < expected * 2) {
            throw new Refusal("实到：未达应到人数的三分之二，不能作出决定");
        }
    }

    /** More than half of those who belong to the meeting. */
    boolean carries() {
        return inFavour * 2 > expected;
    }
}
