package cn.baolei.situation;

/**
 * What officials write beside the figures.
 *
 * @param nature {@code zero} or {@code situation}
 */
record SituationText(String nature, String summary, String problems, String plan) {
}
