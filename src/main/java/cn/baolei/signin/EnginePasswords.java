package cn.baolei.signin;

import cn.baolei.engine.CurrentUser;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;

/** The engine's own users. */
class EnginePasswords implements PasswordCheck {

    private final IdentityService identities;
    private final CurrentUser currentUser;

    EnginePasswords(IdentityService identities, CurrentUser currentUser) {
        this.identities = identities;
        this.currentUser = currentUser;
    }

    /** Not as whoever is signed in, who may lack the right to see the account. */
    @Override
    public Optional<String> userOf(String name, String password) {
        if (name.indexOf('\0') >= 0) {
            // Which PostgreSQL refuses to look for.
            return Optional.empty();
        }
        return currentUser.setAside(() -> identities.checkPassword(name, password)) ? Optional.of(name) : Optional.empty();
    }
}
