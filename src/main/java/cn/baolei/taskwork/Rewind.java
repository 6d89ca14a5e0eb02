package cn.baolei.taskwork;

import java.util.Set;

/**
 * How an instance goes back to an earlier step: that step begins again, and whatever followed from it is taken out, while what
 * runs beside it stays.
 *
 * @param target       activity id that begins again
 * @param ancestor     activity instance id of the level on which that happens
 * @param cancelled    activity instance ids taken out
 * @param followers    activity ids on that level that come after the target and not beside it
 * @param waitingAgain sequence flows whose tokens a join beyond the target had already used up
 */
record Rewind(String target, String ancestor, Set<String> cancelled, Set<String> followers, Set<String> waitingAgain) {
}
