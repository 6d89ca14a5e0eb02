package cn.baolei.routing;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.Refusal;
import cn.baolei.engine.StartingOrganisation;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A case belongs to the organisation at which its starter holds a post that may start it. */
@Component
class StartingPosts implements StartingOrganisation {

    private static final String ORGANISATION = "organisation";

    private final OrganisationDirectory directory;
    private final CurrentUser currentUser;
    private final RepositoryService repository;

    StartingPosts(OrganisationDirectory directory, CurrentUser currentUser, @Lazy RepositoryService repository) {
        this.directory = directory;
        this.currentUser = currentUser;
        this.repository = repository;
    }

    @Override
    public String organisationFor(ProcessDefinition definition, Map<String, Object> variables) {
        String named = text(variables.get(ORGANISATION));
        Optional<String> user = currentUser.id();
        if (user.isEmpty()) {
            // A message from another instance: the sender has said which organisation it is for. It may have been merged since.
            return directory.inForce(named).code();
        }
        List<Organisation> possible = possibleFor(user.get(), definition);
        if (possible.isEmpty()) {
            throw new Refusal("您的岗位不能发起“" + definition.getName() + "”");
        }
        return named.isEmpty() ? only(possible) : chosen(possible, named);
    }

    private List<Organisation> possibleFor(String user, ProcessDefinition definition) {
        Process process = repository.getBpmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        List<String> roles = ModelProperties.startRolesOf(process);
        return directory.postsOf(user).stream()
                .filter(post -> roles.contains(post.role().code()))
                .map(Post::organisation).distinct().map(directory::get).toList();
    }

    private static String only(List<Organisation> possible) {
        if (possible.size() > 1) {
            throw new Refusal("发生单位：您在多个单位任职，请填写其中之一（" + names(possible) + "）");
        }
        return possible.get(0).code();
    }

    private static String chosen(List<Organisation> possible, String named) {
        return possible.stream().filter(one -> named.equals(one.code()) || named.equals(one.name()))
                .map(Organisation::code).findFirst()
                .orElseThrow(() -> new Refusal("发生单位：只能填写您任职的单位（" + names(possible) + "）"));
    }

    private static String names(List<Organisation> organisations) {
        return organisations.stream().map(Organisation::name).collect(Collectors.joining("、"));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
