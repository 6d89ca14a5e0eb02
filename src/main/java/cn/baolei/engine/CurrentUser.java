package cn.baolei.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
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
        return authentication().map(Authentication::getUserId);
    }

    /** Posts, roles and duty groups of whoever is acting; empty when the engine acts by itself. */
    public Set<String> groups() {
        return authentication().map(Authentication::getGroupIds)
                .map(Set::copyOf).orElse(Set.of());
    }

    /** From the running command where there is one: the first run while the engine is being built, when its services are no beans yet. */
    private Optional<Authentication> authentication() {
        CommandContext running = Context.getCommandContext();
        return Optional.ofNullable(running == null ? identities.getCurrentAuthentication() : running.getAuthentication());
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
