package cn.baolei.notification;

import org.springframework.stereotype.Component;

/** The page {@code /inbox}; reaches everybody, needs no configuration. */
@Component
class InboxChannel implements Channel {

    static final String NAME = "inbox";

    private final NotificationTable table;

    InboxChannel(NotificationTable table) {
        this.table = table;
    }

    @Override
    public void deliver(Notification notification, Message message, String recipient) {
        table.insert(notification, message, recipient, NAME, "delivered");
    }
}
