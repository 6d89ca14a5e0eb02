package cn.baolei.template;

/**
 * One line of a drop-down.
 *
 * @param value what is written into the diagram
 * @param name  what the process owner reads
 */
record Choice(String value, String name) {
}
