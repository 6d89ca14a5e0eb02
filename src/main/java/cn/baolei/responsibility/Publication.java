package cn.baolei.responsibility;

import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import cn.baolei.routing.Routing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells a published plan to the leaders, to the organisation's 书记 and 党办主任, and to 书记 of every organisation in it. */
@Component
class Publication {

    private final NotificationService notifications;
    private final Routing routing;

    Publication(NotificationService notifications, Routing routing) {
        this.notifications = notifications;
        this.routing = routing;
    }

    void announce(String organisation, String caseNumber, long plan, String step, List<Area> areas) {
        Set<String> concerned = new LinkedHashSet<>(routing.recipients("secretary", "own", organisation));
        concerned.addAll(routing.recipients("office-director", "own", organisation));
        areas.forEach(area -> {
            concerned.add(area.leader());
            if (!area.organisation().isEmpty()) {
                concerned.addAll(routing.recipients("secretary", "own", area.organisation()));
            }
        });
        notifications.send(new Notification("areas-published", concerned, organisation, caseNumber, Map.of("step", step), null,
                "area-plan:" + plan));
    }
}
