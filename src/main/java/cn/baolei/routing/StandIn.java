package cn.baolei.routing;

import java.util.Optional;

/**
 * That a task has not gone where it should.
 *
 * @param wanted group that should have had it
 * @param chosen group of whoever has it instead
 * @param reason in Chinese
 */
record StandIn(String wanted, String chosen, String reason) {

    /** Empty when the route leads to a holder of the wanted post. */
    static Optional<StandIn> of(Route route) {
        return route.fallback().map(reason -> new StandIn(route.wanted().groupId(), route.chosen().groupId(), reason));
    }

    /** The task's description: why the official has it, above what there is to do. @param instruction null when the diagram has none */
    String above(String instruction) {
        return instruction == null ? reason : reason + "\n\n" + instruction;
    }
}
