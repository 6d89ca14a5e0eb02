package cn.baolei.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Key of the journal and where its signed roots go (docs/journal.md).
 *
 * @param keyFile       private and public key, Ed25519, in PEM. When not set: {@code journal.key} beside the embedded database, made at the
 *                      first start; with a database of one's own it must be set
 * @param dropDirectory where roots are added to one file for each day; none when not set
 * @param mailTo        address that roots are sent to; none when not set
 * @param mailEvery     no more e-mails than one in this time, each with all roots since the last; one hour when not set
 */
@ConfigurationProperties("baolei.journal")
record JournalProperties(Path keyFile, Path dropDirectory, String mailTo, Duration mailEvery) {

    JournalProperties {
        mailEvery = Objects.requireNonNullElse(mailEvery, Duration.ofHours(1));
    }
}
