package cn.baolei.audit;

import cn.baolei.access.Access;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Subtree;
import cn.baolei.routing.Recusals;
import cn.baolei.taskwork.Confidential;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Whose cases somebody may audit. 审计员: those of their organisation and of all below it. 领导小组组长, 领导小组办公室: as any superior, those of
 * the organisations below theirs, of which a body that is part of theirs is one. Never those about officials, and none from which the
 * reader must keep out (回避).
 */
@Component
public class AuditScope {

    private final OrganisationDirectory directory;
    private final Recusals recusals;

    AuditScope(OrganisationDirectory directory, Recusals recusals) {
        this.directory = directory;
        this.recusals = recusals;
    }

    /**
     * @param user user id of whoever is signed in
     * @throws ResponseStatusException 403 for everybody but those whom {@link Access#AUDIT} names
     */
    public Granted require(String user) {
        return granted(user, Access.AUDIT.roles());
    }

    /**
     * The part of it that rests on a post of 审计员.
     *
     * @throws ResponseStatusException 403 for everybody who holds none
     */
    public Granted requireAuditor(String user) {
        return granted(user, Set.of(Role.AUDITOR));
    }

    private Granted granted(String user, Set<Role> roles) {
        OrganisationDirectory tree = directory.still();
        List<Post> posts = tree.postsOf(user).stream().filter(post -> roles.contains(post.role())).toList();
        if (posts.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Set<String> codes = new LinkedHashSet<>();
        posts.forEach(post -> codes.addAll(post.role() == Role.AUDITOR ? Subtree.of(tree, List.of(post.organisation())) : led(tree, post.organisation())));
        return new Granted(user, Stream.concat(tree.all().stream(), tree.closedForGood().stream()).filter(one -> codes.contains(one.code())).toList(),
                tree.withPredecessors(codes), recusals.casesOf(user));
    }

    /** The group itself has nobody reporting to it: its office has. */
    private static Set<String> led(OrganisationDirectory tree, String group) {
        List<String> bodies = tree.all().stream().filter(one -> group.equals(one.parent()) && "body".equals(one.kind())).map(Organisation::code).toList();
        Set<String> led = Subtree.of(tree, bodies);
        led.addAll(Subtree.below(tree, List.of(group)));
        led.remove(group);
        return led;
    }

    /**
     * @param organisations whose cases may be audited, superiors first, those that were closed without a successor last
     * @param tenants       the codes of these and of those that were merged into them, whose cases they handle
     * @param keptFrom      numbers of the cases from which the reader must keep out
     */
    public record Granted(String user, List<Organisation> organisations, Set<String> tenants, Set<String> keptFrom) {

        /** Whether this very instance may be read. @param caseNumber its business key, null without one */
        public boolean covers(String tenant, String process, String caseNumber) {
            return tenant != null && tenants.contains(tenant) && !Confidential.PROCESSES.contains(process)
                    && (caseNumber == null || !keptFrom.contains(caseNumber));
        }

        /**
         * The same in SQL, for {@link #bind}; PostgreSQL looks a tenant up in the list by its hash, so that thousands cost what one does.
         *
         * @param tenant     column of the instance's organisation, e.g. {@code instance.tenant_id_}
         * @param process    column of the key of its process
         * @param caseNumber column of its business key
         */
        public String condition(String tenant, String process, String caseNumber) {
            return "(" + tenant + " = any (:auditTenants) and " + process + " <> all (:auditConfidential) and ("
                    + caseNumber + " is null or " + caseNumber + " <> all (:auditKeptFrom)))";
        }

        /** Fills in the parameters of {@link #condition}. */
        public StatementSpec bind(StatementSpec statement) {
            return statement.param("auditTenants", tenants.toArray(String[]::new))
                    .param("auditConfidential", Confidential.PROCESSES.toArray(String[]::new))
                    .param("auditKeptFrom", keptFrom.toArray(String[]::new));
        }
    }
}
