package cn.baolei.assessment;

import cn.baolei.meeting.Tally;
import java.time.Instant;

/**
 * What is archived. Codes are those of the forms.
 *
 * @param subjectOpinion what the official said to the figures: {@code agree}, {@code disagree}, or null when they did not answer in time
 * @param grade          as the committee approved it
 */
record Dossier(Assessment assessment, String subjectName, String purpose, String subjectOpinion, String subjectComment, String talk,
        String grade, String appraisal, Tally vote, Instant archivedAt) {
}
