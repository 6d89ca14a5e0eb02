package cn.baolei.routing;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at start-up how many role × organisation end nowhere; a tree with gaps is no reason not to start. */
@Component
class RoutingCheckAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingCheckAtStart.class);
    private static final int NAMED = 10;

    private final RoutingCheck check;

    RoutingCheckAtStart(RoutingCheck check) {
        this.check = check;
    }

    @EventListener(ApplicationReadyEvent.class)
    void report() {
        RoutingCheck.Report report = check.run();
        if (report.deadEnds().isEmpty()) {
            LOG.info("Routing check: each of {} combinations of role and organisation leads to somebody", report.combinations());
        } else {
            LOG.warn("Routing check: {} of {} combinations of role and organisation end nowhere or only at somebody who cannot sign in: {}{}; see /admin/routing",
                    report.deadEnds().size(), report.combinations(), report.deadEnds().stream().limit(NAMED)
                            .map(end -> end.role() + "@" + end.organisation()).collect(Collectors.joining(", ")),
                    report.deadEnds().size() > NAMED ? ", …" : "");
        }
    }
}
