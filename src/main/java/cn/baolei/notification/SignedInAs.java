package cn.baolei.notification;

import cn.baolei.organisation.OrganisationDirectory;
import java.security.Principal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who is signed in, for the head of every page. */
@ControllerAdvice
class SignedInAs {

    private final OrganisationDirectory directory;

    SignedInAs(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** Null while nobody is. */
    @ModelAttribute("signedInAs")
    String signedInAs(Principal user) {
        return user == null ? null : directory.displayNameOf(user.getName());
    }
}
