package cn.baolei.duty;

import cn.baolei.organisation.OrganisationsImported;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whose groups are up to date on this node, so that a round over thousands of organisations looks only at those in which
 * somebody has come on duty. Everything is looked at again after a while, because another node may have imported people.
 */
@Component
class FollowedDuty {

    private static final Duration AGAIN = Duration.ofMinutes(30);

    /** Nobody is rostered where the shift is empty. */
    private record State(Optional<DutyShift> shift, Instant at) {
    }

    private final Map<String, State> states = new ConcurrentHashMap<>();

    boolean isDue(String organisation, Optional<DutyShift> shift, Instant now) {
        State state = states.get(organisation);
        return state == null || !state.shift().equals(shift) || Duration.between(state.at(), now).abs().compareTo(AGAIN) >= 0;
    }

    void done(String organisation, Optional<DutyShift> shift, Instant now) {
        states.put(organisation, new State(shift, now));
    }

    @EventListener(OrganisationsImported.class)
    void forget() {
        states.clear();
    }
}
