package cn.baolei.routing;

/**
 * That a task has not gone where it should.
 *
 * @param wanted group that should have had it
 * @param chosen group of whoever has it instead
 * @param reason in Chinese
 */
record StandIn(String wanted, String chosen, String reason) {
}
