package cn.baolei.notification;

/** A way to reach a user. */
interface Channel {

    /** Records the message in the current transaction, unless the recipient already has it or cannot be reached this way. */
    void deliver(Notification notification, Message message, String recipient);
}
