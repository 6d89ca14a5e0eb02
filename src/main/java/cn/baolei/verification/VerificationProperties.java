package cn.baolei.verification;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the running application verifies by (docs/verification.md).
 *
 * @param keys  fingerprints of further keys with which was sealed lawfully before, or files with them
 * @param roots directory in which signed roots are kept; none when empty
 */
@ConfigurationProperties("baolei.verification")
record VerificationProperties(List<String> keys, String roots) {

    VerificationProperties {
        keys = keys == null ? List.of() : keys;
    }

    Optional<Path> directory() {
        return Optional.ofNullable(roots).filter(named -> !named.isBlank()).map(Path::of);
    }
}
