package cn.baolei.rumour;

/**
 * Somebody who was asked about a rumour.
 *
 * @param name      of the office or post; two entries of one name are one source
 * @param authority whether it is an office that may speak for the facts
 * @param confirms  whether it says that the rumour is true
 */
record Source(String name, boolean authority, boolean confirms) {
}
