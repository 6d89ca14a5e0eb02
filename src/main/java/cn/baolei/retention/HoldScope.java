package cn.baolei.retention;

import cn.baolei.access.Access;
import cn.baolei.audit.AuditScope;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Subtree;
import cn.baolei.routing.Recusals;
import cn.baolei.taskwork.Confidential;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Whose cases somebody may put on hold: whatever they may audit; and 纪检委员 those of their organisation and of all below it, at their
 * own organisation also those about officials, whose archive the discipline organ keeps. Not 书记, who may erase: whom a hold binds does
 * not lift it.
 */
@Component
class HoldScope {

    private final AuditScope audit;
    private final OrganisationDirectory directory;
    private final Recusals recusals;

    HoldScope(AuditScope audit, OrganisationDirectory directory, Recusals recusals) {
        this.audit = audit;
        this.directory = directory;
        this.recusals = recusals;
    }

    /** @throws ResponseStatusException 403 for everybody but those whom {@link Access#HOLDS} names */
    Granted require(String user) {
        OrganisationDirectory tree = directory.still();
        List<Post> posts = tree.postsOf(user).stream().filter(post -> Access.HOLDS.roles().contains(post.role())).toList();
        if (posts.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Set<String> tenants = new HashSet<>();
        boolean audits = posts.stream().anyMatch(post -> Access.AUDIT.roles().contains(post.role()));
        if (audits) {
            tenants.addAll(audit.require(user).tenants());
        }
        Set<String> discipline = posts.stream().filter(post -> post.role() == Role.DISCIPLINE_MEMBER).map(Post::organisation).collect(Collectors.toSet());
        Set<String> own = tree.withPredecessors(discipline);
        tenants.addAll(own);
        tenants.addAll(tree.withPredecessors(Subtree.below(tree, discipline)));
        return new Granted(user, posts.get(0).organisation(), tenants, own, recusals.casesOf(user), audits);
    }

    /**
     * @param organisation of the post by which they act
     * @param tenants      at which a case may have begun
     * @param confidential of these, at which one about officials may
     * @param keptFrom     numbers of the cases from which they must keep out
     * @param audits       whether the other pages of the audit are theirs too
     */
    record Granted(String user, String organisation, Set<String> tenants, Set<String> confidential, Set<String> keptFrom, boolean audits) {

        boolean covers(CaseFacts facts) {
            return tenants.contains(facts.organisation()) && !keptFrom.contains(facts.number())
                    && (!Confidential.PROCESSES.contains(facts.process()) || confidential.contains(facts.organisation()));
        }

        /** The same in SQL, for {@link #bind}. The parameters are columns. */
        String condition(String organisation, String process, String caseNumber) {
            return "(" + organisation + " = any (:holdTenants) and " + caseNumber + " <> all (:holdKeptFrom) and ("
                    + process + " <> all (:holdAboutOfficials) or " + organisation + " = any (:holdConfidential)))";
        }

        StatementSpec bind(StatementSpec statement) {
            return statement.param("holdTenants", tenants.toArray(String[]::new)).param("holdKeptFrom", keptFrom.toArray(String[]::new))
                    .param("holdAboutOfficials", Confidential.PROCESSES.toArray(String[]::new))
                    .param("holdConfidential", confidential.toArray(String[]::new));
        }
    }
}
