package cn.baolei.routing;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 系统管理员: by post, or set up by hand in the engine like the first one. */
@Component
public class SystemAdministrators {

    private final OrganisationDirectory directory;
    private final IdentityService identities;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    SystemAdministrators(OrganisationDirectory directory, @Lazy IdentityService identities) {
        this.directory = directory;
        this.identities = identities;
    }

    public boolean include(String user) {
        return directory.postsOf(user).stream().anyMatch(post -> post.role() == Role.ADMINISTRATOR)
                || identities.createUserQuery().userId(user).memberOfGroup(Role.ADMINISTRATOR.code()).count() == 1;
    }
}
