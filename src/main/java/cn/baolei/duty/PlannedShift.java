package cn.baolei.duty;

/** A shift as entered; {@code officer} (值班员) and {@code leader} (带班领导) are user ids, empty where nobody is named. */
record PlannedShift(Period period, String officer, String leader) {
}
