package cn.baolei.release;

/**
 * A text found free of personal data and released.
 *
 * @param processInstance of the release; its identity
 * @param organisation    code of the organisation that publishes
 * @param kind            {@code bulletin}, {@code clarification} or {@code guidance}
 */
record Release(String processInstance, String caseNumber, String organisation, String kind, String title, String text) {
}
