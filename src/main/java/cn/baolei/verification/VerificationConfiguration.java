package cn.baolei.verification;

import cn.baolei.journal.SealKeys;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application knows its own key from a file, which whoever owns the database cannot change. */
@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {

    @Bean
    Verification verification(DataSource database, VerificationProperties properties, SealKeys keys, Clock clock) {
        List<String> known = Stream.concat(properties.keys().stream(), Stream.of(PublicKeys.fingerprint(keys.publicKeyText()))).toList();
        return new Verification(database, new Outside(known, properties.directory()), clock);
    }

    @Bean
    Evidences evidences(DataSource database, SealKeys keys) {
        return new Evidences(database, keys.publicKeyText(), text -> Hashes.hex(keys.sign(text)));
    }
}
