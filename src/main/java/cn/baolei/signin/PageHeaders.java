package cn.baolei.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What browsers are told with every answer. nosniff and, over HTTPS, HSTS for a year are Spring Security's own. The web apps
 * set a content security policy themselves, with a nonce for each page.
 */
public final class PageHeaders {

    /** Scripts and style sheets are files of our own. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** For pages that draw diagrams: bpmn-js places its parts by style attributes. Style sheets and scripts stay our own. */
    public static final String WITH_DIAGRAMS = POLICY + "; style-src-attr 'unsafe-inline'";
    public static final String NAME = "Content-Security-Policy";

    private PageHeaders() {
    }

    static void apply(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"));
    }
}
