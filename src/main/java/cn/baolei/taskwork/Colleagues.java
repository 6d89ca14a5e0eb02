package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.Recusals;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The people of a task's organisation who can be drawn into it: not those who must keep out of its case. */
@Component
class Colleagues {

    private final IdentityService identities;
    private final Unrestricted unrestricted;
    private final OrganisationDirectory directory;
    private final Recusals recusals;

    Colleagues(IdentityService identities, Unrestricted unrestricted, OrganisationDirectory directory, Recusals recusals) {
        this.identities = identities;
        this.unrestricted = unrestricted;
        this.directory = directory;
        this.recusals = recusals;
    }

    List<Colleague> of(TaskRef task, String exceptUser) {
        String organisation = directory.inForce(task.organisation()).code();
        Set<String> recused = recusals.of(task.caseNumber());
        return ids(organisation).stream().filter(id -> !id.equals(exceptUser) && !recused.contains(id))
                .map(id -> new Colleague(id, directory.displayNameOf(id), directory.postsOf(id).stream()
                        .filter(post -> post.organisation().equals(organisation)).map(post -> post.role().label()).toList()))
                .sorted(Comparator.comparing(Colleague::name)).toList();
    }

    /** @throws Refusal when nobody is named, somebody twice, the person themselves, or somebody of another organisation or who must keep out */
    void require(Collection<String> persons, TaskRef task, String exceptUser) {
        if (persons == null || persons.isEmpty()) {
            throw new Refusal("请选择人员");
        }
        if (persons.contains(exceptUser)) {
            throw new Refusal("不能选择本人");
        }
        if (Set.copyOf(persons).size() < persons.size()) {
            throw new Refusal("同一人员不能重复选择");
        }
        if (!ids(directory.inForce(task.organisation()).code()).containsAll(persons)) {
            throw new Refusal("所选人员不是本单位在任人员");
        }
        if (recusals.of(task.caseNumber()).stream().anyMatch(persons::contains)) {
            throw new Refusal("所选人员在本案中应当回避，请另选他人");
        }
    }

    private Set<String> ids(String organisation) {
        return unrestricted.call(() -> identities.createUserQuery().memberOfTenant(organisation).list()).stream()
                .map(User::getId).collect(Collectors.toSet());
    }
}
