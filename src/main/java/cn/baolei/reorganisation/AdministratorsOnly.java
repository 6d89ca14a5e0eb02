package cn.baolei.reorganisation;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Only 系统管理员 look after organisations, posts and people. */
@Component
class AdministratorsOnly {

    private final OrganisationDirectory directory;

    AdministratorsOnly(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** @return the administrator's user id; everybody else gets 403 */
    String require(Principal user) {
        if (directory.postsOf(user.getName()).stream().noneMatch(post -> post.role() == Role.ADMINISTRATOR)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return user.getName();
    }
}
