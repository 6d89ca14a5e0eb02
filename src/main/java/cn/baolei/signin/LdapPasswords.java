package cn.baolei.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;

/** A directory: finds the person's entry, then signs in there as that entry. The password is kept nowhere. */
class LdapPasswords implements PasswordCheck {

    private static final String WAIT_MILLISECONDS = "5000";

    private final BindAuthenticator directory;
    private final String userAttribute;

    LdapPasswords(SignInProperties.Ldap settings) {
        DefaultSpringSecurityContextSource source = new DefaultSpringSecurityContextSource(settings.url());
        if (settings.managerDn() == null) {
            source.setAnonymousReadOnly(true);
        } else {
            source.setUserDn(settings.managerDn());
            source.setPassword(settings.managerPassword());
        }
        source.setBaseEnvironmentProperties(Map.of("com.sun.jndi.ldap.connect.timeout", WAIT_MILLISECONDS,
                "com.sun.jndi.ldap.read.timeout", WAIT_MILLISECONDS));
        source.afterPropertiesSet();
        directory = new BindAuthenticator(source);
        directory.setUserSearch(new FilterBasedLdapUserSearch(settings.searchBase(), settings.searchFilter(), source));
        userAttribute = settings.userAttribute();
    }

    /** @return nobody for an empty password too, which a directory takes for a visit without a name and lets in */
    @Override
    public Optional<String> userOf(String name, String password) {
        if (name.isBlank() || password.isEmpty()) {
            return Optional.empty();
        }
        try {
            DirContextOperations entry = directory.authenticate(new UsernamePasswordAuthenticationToken(name, password, List.of()));
            return Optional.of(Optional.ofNullable(entry.getStringAttribute(userAttribute)).orElse(""));
        } catch (BadCredentialsException | UsernameNotFoundException wrong) {
            return Optional.empty();
        } catch (NamingException unreachable) {
            throw new AuthenticationServiceException("The directory does not answer", unreachable);
        }
    }
}
