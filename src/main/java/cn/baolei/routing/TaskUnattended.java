package cn.baolei.routing;

/**
 * There is an open task that nobody may take. Published in the transaction that finds it.
 *
 * @param task         task id
 * @param name         of the step
 * @param organisation code of the organisation whose case it is
 */
public record TaskUnattended(String task, String name, String organisation, String caseNumber) {
}
