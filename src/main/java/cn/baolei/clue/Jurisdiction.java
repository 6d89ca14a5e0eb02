package cn.baolei.clue;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which organisation has to look into a clue, by the decision table {@code accountability-jurisdiction}. */
@Component
public class Jurisdiction {

    private static final String UNKNOWN = "unknown";
    private static final String SUPERIOR = "superior";

    private final DecisionService decisions;
    private final OrganisationDirectory directory;

    Jurisdiction(@Lazy DecisionService decisions, OrganisationDirectory directory) {
        this.decisions = decisions;
        this.directory = directory;
    }

    /**
     * @param organisation code of the organisation whose conduct is in question; its successor answers for a merged one
     * @param person       user id of the official concerned; null when unknown
     * @return the code of that organisation or of the one that manages its officials, which is the one it is part of
     */
    public String handling(String organisation, String person) {
        Organisation answering = directory.inForce(organisation);
        String parent = answering.parent() == null ? null : directory.inForce(answering.parent()).code();
        return rolesAt(answering.code(), person).stream().anyMatch(role -> SUPERIOR.equals(level(parent == null, role)))
                ? parent : answering.code();
    }

    private List<String> rolesAt(String organisation, String person) {
        if (person == null) {
            return List.of(UNKNOWN);
        }
        List<String> roles = directory.postsOf(person).stream().filter(post -> post.organisation().equals(organisation))
                .map(Post::role).map(role -> role.code()).toList();
        return roles.isEmpty() ? List.of(UNKNOWN) : roles;
    }

    private String level(boolean highest, String role) {
        return decisions.evaluateDecisionTableByKey("accountability-jurisdiction", Variables.createVariables()
                .putValue("highestLevel", highest).putValue("role", role)).getSingleEntry();
    }
}
