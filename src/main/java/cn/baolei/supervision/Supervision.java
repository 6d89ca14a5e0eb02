package cn.baolei.supervision;

/**
 * One supervision.
 *
 * @param instance     process instance id at the organisation that supervises
 * @param caseNumber   its case number
 * @param task         id of the overdue task; null when an official began it by hand
 * @param organisation code of the organisation that supervises
 * @param supervised   code of the organisation in default
 * @param matter       what was not done, in an official's words
 */
record Supervision(String instance, String caseNumber, String task, String organisation, String supervised, String matter) {
}
