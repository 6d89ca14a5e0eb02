package cn.baolei.leave;

import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells whoever is away, and whoever acts for them, what another has entered or ended. */
@Component
class LeaveNotices {

    private final NotificationService notifications;
    private final OrganisationDirectory directory;

    LeaveNotices(NotificationService notifications, OrganisationDirectory directory) {
        this.notifications = notifications;
        this.directory = directory;
    }

    /** @param what {@code entered} or {@code ended}; each is told once */
    void tell(Leave leave, String what, String by) {
        Set<String> concerned = new HashSet<>(Set.of(leave.official()));
        leave.substitute().ifPresent(concerned::add);
        concerned.remove(by);
        // Somebody who has left meanwhile has no organisation to write from.
        directory.postsOf(leave.official()).stream().findFirst().filter(post -> !concerned.isEmpty()).ifPresent(post ->
                notifications.send(new Notification("leave-" + what, concerned, post.organisation(), null, Map.of(), null,
                        "leave:" + leave.id() + ":" + what)));
    }
}
