package cn.baolei.jointprevention;

import cn.baolei.engine.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An authority's reply, as another system hands it in.
 *
 * @param caseNumber   of the matter
 * @param letterNumber of the letter it answers, as in the register
 * @param reply        its words, at most 2000 characters
 * @param receivedAt   ISO 8601 with offset, not in the future
 */
record JointReply(String caseNumber, String letterNumber, String reply, String receivedAt) {

    private static final int LONGEST = 2000;

    /** @throws Refusal naming the part that is missing or wrong */
    void check(Instant now) {
        require(caseNumber != null && !caseNumber.isBlank(), "病例编号：必须填写");
        require(letterNumber != null && !letterNumber.isBlank(), "函件编号：必须填写");
        require(reply != null && !reply.isBlank(), "答复内容：必须填写");
        require(reply.length() <= LONGEST, "答复内容：不得超过2000字");
        require(receivedAt != null, "收到答复时间：必须填写");
        try {
            require(!OffsetDateTime.parse(receivedAt).toInstant().isAfter(now), "收到答复时间：不得晚于现在");
        } catch (DateTimeException noTime) {
            throw new Refusal("收到答复时间：须为带时区的日期时间");
        }
    }

    private static void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new Refusal(message);
        }
    }
}
