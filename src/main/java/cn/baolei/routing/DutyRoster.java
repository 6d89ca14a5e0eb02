package cn.baolei.routing;

import cn.baolei.organisation.Role;
import java.time.Instant;
import java.util.Optional;

/** 值班表: who is on duty when, where an organisation has entered its shifts (notice, clause 2-6). */
public interface DutyRoster {

    /** Whether the organisation has ever entered a roster. Without one, whoever holds the duty post is on duty at all hours. */
    boolean isKept(String organisation);

    /**
     * @param role   {@link Role#DUTY_OFFICER} or {@link Role#DUTY_LEADER}
     * @param moment a shift begins at its first instant and is over at its end
     * @return the user id; empty in a gap of the roster
     */
    Optional<String> onDuty(Role role, String organisation, Instant moment);
}
