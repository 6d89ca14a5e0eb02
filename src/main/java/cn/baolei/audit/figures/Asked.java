package cn.baolei.audit.figures;

/** What stands in the address, whatever somebody has typed there; null where nothing does. */
record Asked(String view, String process, String version, String organisation, String from, String to) {
}
