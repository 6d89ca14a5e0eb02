package cn.baolei.notification;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The way in for everybody who has something to tell. */
@Service
public class NotificationService {

    private final MessageTemplates templates;
    private final List<Channel> channels;

    NotificationService(MessageTemplates templates, List<Channel> channels) {
        this.templates = templates;
        this.channels = channels;
    }

    /**
     * Tells every recipient through every channel that reaches them. Rolled back with the caller's transaction; a repeat with
     * the same deduplication key does nothing.
     *
     * @throws IllegalArgumentException for an unknown template, organisation or parameter, or a value that may not leave in
     *                                  a message
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Notification notification) {
        Message message = templates.render(notification);
        for (String recipient : notification.recipients()) {
            channels.forEach(channel -> channel.deliver(notification, message, recipient));
        }
    }
}
