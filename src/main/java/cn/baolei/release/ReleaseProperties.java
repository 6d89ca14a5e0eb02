package cn.baolei.release;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where releases are published.
 *
 * @param channels         by channel code; a channel without an entry is published by hand
 * @param publicTelephones numbers of offices that may be given out, in any notation
 */
@ConfigurationProperties("baolei.release")
record ReleaseProperties(@DefaultValue Map<String, Settings> channels, @DefaultValue Set<String> publicTelephones) {

    /**
     * @param url   takes a POST; {@code {organisation}} in it stands for the organisation's code
     * @param token sent as bearer token; may be absent
     */
    record Settings(String url, String token) {

        URI urlFor(String organisation) {
            return URI.create(url.replace("{organisation}", organisation));
        }
    }

    Set<String> publicNumbers() {
        return publicTelephones.stream().map(NumberPatterns::plain).collect(Collectors.toSet());
    }
}
