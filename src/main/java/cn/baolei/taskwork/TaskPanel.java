package cn.baolei.taskwork;

import java.time.Instant;
import java.util.List;

/**
 * What Tasklist's panel 更多办理 shows of a task.
 *
 * @param mine       whether the signed-in person may act: theirs, or nobody's yet
 * @param claimed    whether somebody has claimed it; acting claims it
 * @param own        whether the step is theirs in person, so that nobody else can be drawn into it
 * @param entrusted  whether it was handed to them for a while
 * @param signing    whether the task is a signer's own, in which they only sign
 * @param facts      for a signer: what was filled in so far
 * @param csrfHeader name of the header in which {@code csrf} must be sent back
 */
record TaskPanel(String name, String caseNumber, boolean mine, boolean claimed, boolean own, boolean entrusted, boolean signing,
                 List<EarlierStep> earlier, List<Colleague> colleagues, List<MatterFacts.Fact> facts, List<Signing> countersigns,
                 List<Line> actions, List<File> attachments, String csrfHeader, String csrf) {

    /** @param outcome in Chinese */
    record Signing(String rule, String openedBy, String outcome, List<Signature> signatures) {
    }

    record Signature(String signer, String said) {
    }

    /** @param sha256 digest of an attached file; null for everything else */
    record Line(Instant at, String kind, String step, String actor, String to, String content, String sha256) {
    }

    record File(String id, String name, int size, String addedBy, Instant addedAt) {
    }
}
