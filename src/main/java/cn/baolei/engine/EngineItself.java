package cn.baolei.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Does what follows from an official's act but is not for that official to do, such as who belongs to a group. */
@Component
public class EngineItself {

    private final IdentityService identities;

    EngineItself(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    /** Acts as nobody in particular, as a job does; afterwards the official is acting again. */
    public void act(Runnable action) {
        Authentication official = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            action.run();
        } finally {
            if (official != null) {
                identities.setAuthentication(official.getUserId(), official.getGroupIds(), official.getTenantIds());
            }
        }
    }
}
