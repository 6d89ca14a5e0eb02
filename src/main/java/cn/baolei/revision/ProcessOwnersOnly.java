package cn.baolei.revision;

import cn.baolei.access.Access;
import cn.baolei.organisation.OrganisationDirectory;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Versions are for those whom {@link Access#VERSIONS} names. */
@Component
class ProcessOwnersOnly {

    private final OrganisationDirectory directory;

    ProcessOwnersOnly(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** @return the process owner's user id; everybody else gets 403, whatever was asked for */
    String require(Principal user) {
        if (directory.postsOf(user.getName()).stream().noneMatch(post -> Access.VERSIONS.roles().contains(post.role()))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return user.getName();
    }
}
