package cn.baolei.reorganisation;

import cn.baolei.routing.SystemAdministrators;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Only 系统管理员 look after organisations, posts and people. */
@Component
class AdministratorsOnly {

    private final SystemAdministrators administrators;

    AdministratorsOnly(SystemAdministrators administrators) {
        this.administrators = administrators;
    }

    /** @return the administrator's user id; everybody else gets 403 */
    String require(Principal user) {
        if (!administrators.include(user.getName())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return user.getName();
    }
}
