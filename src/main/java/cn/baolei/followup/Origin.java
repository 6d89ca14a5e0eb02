package cn.baolei.followup;

/**
 * The step that gives rise to a new matter.
 *
 * @param caseNumber of the matter
 * @param instance   process instance id
 * @param step       activity id
 */
public record Origin(String caseNumber, String instance, String step) {
}
