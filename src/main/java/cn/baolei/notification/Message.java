package cn.baolei.notification;

/** What a recipient reads. The subject is a single line. */
record Message(String subject, String body) {
}
