package cn.baolei.signin;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationServiceException;

/** Who is asked whether a password is right. */
interface PasswordCheck {

    /**
     * @param name as it was typed
     * @return the user id; empty when there is no such account or the password is wrong, which nobody may tell apart
     * @throws AuthenticationServiceException when it cannot be told now
     */
    Optional<String> userOf(String name, String password);
}
