package cn.baolei.taskwork;

import java.time.Instant;

/** A step of the same instance that was completed before. @param by user id of who completed it last */
record EarlierStep(String step, String name, String by, Instant completedAt) {
}
