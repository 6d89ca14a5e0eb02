package cn.baolei.access;

import cn.baolei.organisation.Role;
import cn.baolei.signin.Passwords;
import cn.baolei.signin.PasswordsToChange;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that there is an administrator, and that the web apps know so and offer nobody to become one. */
@Component
class Administrators {

    private static final String FIRST = "admin";

    private final IdentityService identities;
    private final Passwords passwords;
    private final PasswordsToChange toChange;

    Administrators(IdentityService identities, Passwords passwords, PasswordsToChange toChange) {
        this.identities = identities;
        this.passwords = passwords;
        this.toChange = toChange;
    }

    /**
     * On the very first start without any holder of the role, makes one.
     *
     * @return the new administrator's password, known to nobody else, stored nowhere and to be changed at the first sign-in;
     *         empty when there was one already
     */
    @Transactional
    Optional<String> ensure() {
        ensureGroup(Groups.CAMUNDA_ADMIN, "系统管理员（平台）");
        ensureGroup(Role.ADMINISTRATOR.code(), Role.ADMINISTRATOR.label());
        Optional<String> password = membersOf(Role.ADMINISTRATOR.code()).isEmpty() ? Optional.of(createFirst()) : Optional.empty();
        Set<String> wanted = membersOf(Role.ADMINISTRATOR.code());
        Set<String> present = membersOf(Groups.CAMUNDA_ADMIN);
        wanted.stream().filter(user -> !present.contains(user))
                .forEach(user -> identities.createMembership(user, Groups.CAMUNDA_ADMIN));
        present.stream().filter(user -> !wanted.contains(user))
                .forEach(user -> identities.deleteMembership(user, Groups.CAMUNDA_ADMIN));
        return password;
    }

    private Set<String> membersOf(String group) {
        return identities.createUserQuery().memberOfGroup(group).list().stream().map(User::getId).collect(Collectors.toSet());
    }

    private String createFirst() {
        User first = identities.newUser(FIRST);
        first.setFirstName("");
        first.setLastName(Role.ADMINISTRATOR.label());
        String password = passwords.generate(first);
        first.setPassword(password);
        identities.saveUser(first);
        toChange.add(FIRST);
        identities.createMembership(FIRST, Role.ADMINISTRATOR.code());
        return password;
    }

    private void ensureGroup(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            Group group = identities.newGroup(id);
            group.setName(name);
            identities.saveGroup(group);
        }
    }
}
