package cn.baolei.signin;

import cn.baolei.engine.CurrentUser;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Officials of the roster and administrators. Somebody else's word that a person is who they say makes nobody one of them. */
@Component
class KnownPeople {

    private final IdentityService identities;
    private final CurrentUser currentUser;

    KnownPeople(IdentityService identities, CurrentUser currentUser) {
        this.identities = identities;
        this.currentUser = currentUser;
    }

    boolean isKnown(String user) {
        return user != null && !user.isBlank() && currentUser.setAside(() -> identities.createUserQuery().userId(user).count()) == 1;
    }
}
