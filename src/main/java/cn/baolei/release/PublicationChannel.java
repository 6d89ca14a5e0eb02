package cn.baolei.release;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.release.ReleaseProperties.Settings;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Hands a release to a channel's own system over HTTP. */
@Component
class PublicationChannel {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LONGEST_RECEIPT = 500;

    private final ReleaseProperties properties;
    private final OrganisationDirectory directory;
    private final RestClient http;

    PublicationChannel(ReleaseProperties properties, OrganisationDirectory directory) {
        this.properties = properties;
        this.directory = directory;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build());
        requests.setReadTimeout(ANSWER);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /**
     * Publishes once, however often it is called with the same release: the peer tells repetitions by the idempotency key.
     *
     * @return the channel's receipt; empty when it is not connected or does not accept the release, so that people must publish
     * @throws ChannelUnavailable when another attempt may succeed
     */
    Optional<String> publish(Release release, String channel) {
        Settings settings = properties.channels().get(channel);
        if (settings == null) {
            return Optional.empty();
        }
        try {
            return http.post().uri(settings.urlFor(release.organisation())).contentType(MediaType.APPLICATION_JSON)
                    .headers(headers -> {
                        headers.set("Idempotency-Key", release.processInstance() + ":" + channel);
                        if (settings.token() != null) {
                            headers.setBearerAuth(settings.token());
                        }
                    })
                    .body(Map.of("kind", release.kind(), "title", release.title(), "text", release.text(),
                            "organisation", release.organisation(), "publisher", directory.get(release.organisation()).name()))
                    .exchange((request, response) -> receipt(channel, response.getStatusCode(),
                            new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
        } catch (ResourceAccessException unreachable) {
            throw new ChannelUnavailable(channel, "no answer");
        }
    }

    private static Optional<String> receipt(String channel, HttpStatusCode status, String answer) {
        boolean busy = status.value() == 408 || status.value() == 429;
        if (status.is5xxServerError() || busy) {
            throw new ChannelUnavailable(channel, "HTTP " + status.value());
        }
        return status.is2xxSuccessful()
                ? Optional.of(answer.substring(0, Math.min(answer.length(), LONGEST_RECEIPT))) : Optional.empty();
    }
}
