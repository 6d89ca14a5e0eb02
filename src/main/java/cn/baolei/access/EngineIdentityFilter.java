package cn.baolei.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who is acting, so that every query of our pages and of REST is limited to that person's own. Groups and
 * tenants are read for each request: a post gained or lost counts from the next click.
 */
class EngineIdentityFilter extends OncePerRequestFilter {

    private final IdentityService identities;

    EngineIdentityFilter(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        try {
            identities.setAuthentication(person.getName(), groupsOf(person.getName()), tenantsOf(person.getName()));
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }

    private List<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }

    private List<String> tenantsOf(String user) {
        return identities.createTenantQuery().userMember(user).list().stream().map(Tenant::getId).toList();
    }
}
