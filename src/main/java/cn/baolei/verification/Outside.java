package cn.baolei.verification;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known from outside of what is verified.
 *
 * @param keys  fingerprints of the keys that seal, or files with them
 * @param roots directory of seals that were kept elsewhere
 */
record Outside(List<String> keys, Optional<Path> roots) {

    static final Outside NOTHING = new Outside(List.of(), Optional.empty());

    Set<String> fingerprints() {
        return keys.stream().filter(key -> !key.isBlank()).map(PublicKeys::named).collect(Collectors.toSet());
    }
}
