package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The people of one organisation who can be given one of its tasks. */
@Component
class Colleagues {

    private final IdentityService identities;
    private final Unrestricted unrestricted;
    private final OrganisationDirectory directory;

    Colleagues(IdentityService identities, Unrestricted unrestricted, OrganisationDirectory directory) {
        this.identities = identities;
        this.unrestricted = unrestricted;
        this.directory = directory;
    }

    List<Colleague> of(String organisation, String exceptUser) {
        return ids(organisation).stream().filter(id -> !id.equals(exceptUser))
                .map(id -> new Colleague(id, directory.displayNameOf(id), directory.postsOf(id).stream()
                        .filter(post -> post.organisation().equals(organisation)).map(post -> post.role().label()).toList()))
                .sorted(Comparator.comparing(Colleague::name)).toList();
    }

    /** @throws Refusal when nobody is named, somebody twice, the person themselves, or somebody of another organisation */
    void require(Collection<String> persons, String organisation, String exceptUser) {
        if (persons == null || persons.isEmpty()) {
            throw new Refusal("请选择人员");
        }
        if (persons.contains(exceptUser)) {
            throw new Refusal("不能选择本人");
        }
        if (Set.copyOf(persons).size() < persons.size()) {
            throw new Refusal("同一人员不能重复选择");
        }
        if (!ids(organisation).containsAll(persons)) {
            throw new Refusal("所选人员不是本单位在任人员");
        }
    }

    private Set<String> ids(String organisation) {
        return unrestricted.call(() -> identities.createUserQuery().memberOfTenant(organisation).list()).stream()
                .map(User::getId).collect(Collectors.toSet());
    }
}
