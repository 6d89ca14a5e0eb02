package cn.baolei.protection;

/**
 * Everything protected of a case has just been erased, in the running transaction.
 *
 * @param keys how many keys were destroyed: more than one with a screening round
 * @param by   user id, or how the application calls itself
 */
public record CaseErased(String caseNumber, int keys, String by, String reason) {
}
