package cn.baolei.signin;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where it is checked who somebody is; docs/sign-in.md explains each setting.
 *
 * @param secureCookies whether browsers send our cookies over HTTPS only; {@code false} is for trying things out on one machine
 * @param ldap          needed for {@link Method#LDAP}
 * @param oidc          needed for {@link Method#OIDC}
 */
@ConfigurationProperties("baolei.sign-in")
record SignInProperties(@DefaultValue("password") Method method, @DefaultValue("true") boolean secureCookies, Ldap ldap, Oidc oidc) {

    enum Method {
        /** The engine's own users. */
        PASSWORD,
        LDAP,
        OIDC
    }

    SignInProperties {
        if (method == Method.LDAP && ldap == null || method == Method.OIDC && oidc == null) {
            throw new IllegalArgumentException("baolei.sign-in.method is " + method.name().toLowerCase()
                    + ", but nothing is set under baolei.sign-in." + method.name().toLowerCase());
        }
    }

    /** Whether passwords lie with us, so that they can be set and changed here. */
    boolean ownPasswords() {
        return method == Method.PASSWORD;
    }

    /**
     * @param url             with the base, for example {@code ldaps://directory.example.org/dc=example,dc=org}
     * @param searchFilter    finds the entry of a person by the name that was typed, {@code {0}}
     * @param userAttribute   holds our user id
     * @param managerDn       who searches; nobody's name where the directory may be searched by everybody
     */
    record Ldap(String url, @DefaultValue("") String searchBase, @DefaultValue("(uid={0})") String searchFilter,
                @DefaultValue("uid") String userAttribute, String managerDn, String managerPassword) {

        Ldap {
            Objects.requireNonNull(url, "baolei.sign-in.ldap.url is not set");
        }
    }

    /**
     * @param issuer    address under which {@code .well-known/openid-configuration} lies
     * @param userClaim holds our user id, in the ID token or user info, and in the bearer tokens of programs
     * @param audience  what a bearer token must be issued for
     */
    record Oidc(String issuer, String clientId, String clientSecret, @DefaultValue("preferred_username") String userClaim,
                @DefaultValue("baolei") String audience, @DefaultValue({"openid", "profile"}) List<String> scopes) {

        Oidc {
            Objects.requireNonNull(issuer, "baolei.sign-in.oidc.issuer is not set");
            Objects.requireNonNull(clientId, "baolei.sign-in.oidc.client-id is not set");
            Objects.requireNonNull(clientSecret, "baolei.sign-in.oidc.client-secret is not set");
        }
    }
}
