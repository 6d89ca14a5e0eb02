package cn.baolei.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who is acting. Nobody is while a job runs: a timer, or a step after commit. */
@Component
public class CurrentUser {

    private final IdentityService identities;

    /** Lazily, because beans that ask who is acting are themselves needed to build the engine. */
    CurrentUser(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    /** The user id; empty when the engine acts by itself. */
    public Optional<String> id() {
        return Optional.ofNullable(identities.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    /** Posts, roles and duty groups of whoever is acting; empty when the engine acts by itself. */
    public Set<String> groups() {
        return Optional.ofNullable(identities.getCurrentAuthentication()).map(Authentication::getGroupIds)
                .map(Set::copyOf).orElse(Set.of());
    }

    /** Lets the engine act by itself for a moment: what it starts belongs to no one who happens to be signed in. */
    public <T> T setAside(Supplier<T> act) {
        Authentication before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return act.get();
        } finally {
            identities.setAuthentication(before);
        }
    }
}
