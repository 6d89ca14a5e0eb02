/**
 * Tells people that something happened: an inbox that needs no configuration, and e-mail where SMTP is configured.
 *
 * <p>Rows are written in the caller's transaction; e-mail leaves after it commits, dispatched by db-scheduler. SMTP knows no
 * transaction: a node that dies between the server's answer and our own commit sends the same message again. Delivery is
 * therefore at least once, and every repeat carries the same Message-ID, by which mail servers and readers recognise it.
 */
package cn.baolei.notification;
