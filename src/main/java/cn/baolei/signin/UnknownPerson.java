package cn.baolei.signin;

import org.springframework.security.core.AuthenticationException;

/** Somebody whom the directory knows and our roster does not. */
class UnknownPerson extends AuthenticationException {

    UnknownPerson() {
        super("Not in the roster");
    }
}
