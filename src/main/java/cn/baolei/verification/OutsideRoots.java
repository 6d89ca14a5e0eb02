package cn.baolei.verification;

import static cn.baolei.verification.FindingKind.OLD_STATE_RESTORED;

import cn.baolei.engine.OfficialTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Seals as they were when they were made, kept where the owner of the database cannot write: files with a line of JSON for each, its
 * {@code body} and {@code signature}.
 */
final class OutsideRoots {

    /** Number → digest of the body: of years of seals there is room for no more. */
    private final TreeMap<Long, String> kept = new TreeMap<>();
    private final Set<String> fingerprints = new TreeSet<>();
    private final Set<String> known;
    private final PublicKeys keys = new PublicKeys();
    private Instant newestAt = Instant.MIN;
    private long unusable;
    private boolean forked;

    private OutsideRoots(Set<String> known) {
        this.known = known;
    }

    /**
     * @param known fingerprints of the keys that are known besides; empty: the keys that the files name are believed
     * @throws CannotCheck when there is no such directory or no seal in it
     */
    static OutsideRoots in(Path directory, Set<String> known) {
        OutsideRoots roots = new OutsideRoots(known);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.jsonl?")).sorted().toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.filter(line -> !line.isBlank()).forEach(roots::read);
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new CannotCheck("读不到外部留存的封签目录“" + directory + "”。");
        }
        if (roots.kept.isEmpty()) {
            throw new CannotCheck("目录“" + directory + "”里没有一份可用的外部留存封签。");
        }
        return roots;
    }

    private void read(String line) {
        try {
            JsonNode json = Bodies.JSON.readTree(line);
            String body = json.path("body").asText();
            Bodies.OfSeal told = Bodies.seal(body).orElse(null);
            if (told != null && keys.isSignedBy(told.key(), body, json.path("signature").asText())
                    && (known.isEmpty() || known.contains(PublicKeys.fingerprint(told.key())))) {
                kept.put(told.number(), Hashes.sha256(body));
                fingerprints.add(PublicKeys.fingerprint(told.key()));
                newestAt = told.number() == kept.lastKey() ? told.sealedAt() : newestAt;
                return;
            }
        } catch (JsonProcessingException cutOff) {
            // A crash may leave half a line; it is counted below.
        }
        unusable++;
    }

    Set<String> fingerprints() {
        return fingerprints;
    }

    /** To be told every seal that is there to be checked. */
    void compare(SealRow seal, SealCheck seals, Collected collected) {
        String own = kept.get(seal.number());
        if (own != null && !own.equals(Hashes.sha256(seal.body())) && !seals.isBroken(seal.number()) && !seals.isStrange(seal.number()) && !forked) {
            forked = true;
            collected.add(Finding.seal(OLD_STATE_RESTORED, seal.number(), "从这一号起与外部留存的封签不同：日志被换成过旧备份，其后的内容是重新形成的。"));
        }
    }

    /**
     * @param newest number of the newest seal in the database, 0 where there is none
     * @param cutOff whether what is left in the database speaks of later ones: then they were taken away, and it is no old state
     */
    void finish(long newest, boolean cutOff, Collected collected) {
        if (kept.lastKey() > newest && !cutOff) {
            collected.add(Finding.seal(OLD_STATE_RESTORED, kept.lastKey(), "外部留存有这一号封签（" + OfficialTime.minute(newestAt) + "），数据库却只到第 " + newest
                    + " 号：日志被换成了旧备份。"));
        }
        note(collected);
    }

    void note(Collected collected) {
        if (unusable > 0) {
            collected.notes.add("外部留存的封签中有 " + unusable + " 份读不出、签名不对或不是已知密钥所签，没有用来比对。");
        }
    }

    boolean overlaps(long first, long last) {
        Long from = kept.ceilingKey(first);
        return from != null && from <= last;
    }
}
