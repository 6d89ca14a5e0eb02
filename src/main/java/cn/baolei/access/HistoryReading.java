package cn.baolei.access;

import cn.baolei.engine.CurrentUser;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Subtree;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * An auditor at the history's door is an auditor and nothing else, for the organisations granted and nowhere else. Whoever is 审计员
 * here and 书记 there would otherwise read the history of both.
 */
@Component
class HistoryReading {

    /** The engine's grants on history hang here. Nobody is a member: the group is lent for one request. */
    static final String GROUP = "history-reading";

    private final IdentityService identities;
    private final CurrentUser currentUser;
    private final OrganisationDirectory directory;

    HistoryReading(IdentityService identities, CurrentUser currentUser, OrganisationDirectory directory) {
        this.identities = identities;
        this.currentUser = currentUser;
        this.directory = directory;
    }

    /** For the rest of this request. */
    void begin() {
        String user = currentUser.id().orElseThrow();
        List<String> posts = directory.postsOf(user).stream().filter(post -> post.role() == Role.AUDITOR).map(Post::organisation).toList();
        identities.setAuthentication(user, List.of(GROUP), List.copyOf(directory.withPredecessors(Subtree.of(directory, posts))));
    }
}
