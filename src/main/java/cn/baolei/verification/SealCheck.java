package cn.baolei.verification;

import static cn.baolei.verification.FindingKind.KEY_REPLACED;
import static cn.baolei.verification.FindingKind.SEAL_ALTERED;
import static cn.baolei.verification.FindingKind.SEAL_MISSING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The seals, one after the other: each as it was signed, by the key that is known, and joined to the one before. */
final class SealCheck {

    private final PublicKeys keys = new PublicKeys();
    private final Set<String> known;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Long> broken = new TreeSet<>();
    private final Set<Long> strangers = new TreeSet<>();
    private final Set<String> strange = new TreeSet<>();

    private long expected;
    private String hashBefore;
    private String firstKey;
    private SealRow newest;
    private Instant newestAt;
    private long count;

    /**
     * @param known fingerprints of the keys that are known from outside; empty: the key of the first seal is believed
     * @param first number of the seal with which the row begins
     */
    SealCheck(Set<String> known, long first) {
        this.known = known;
        this.expected = first;
    }

    void next(SealRow seal) {
        if (seal.number() > expected) {
            long last = seal.number() - 1;
            findings.add(Finding.seal(SEAL_MISSING, expected, last == expected ? "这一号封签没有了。" : "从这一号到第 " + last + " 号封签都没有了。"));
            hashBefore = null;
        } else if (seal.number() == 1) {
            hashBefore = "";
        }
        Bodies.OfSeal told = Bodies.seal(seal.body()).orElse(null);
        if (seal.number() < expected) {
            broken(seal, "这一号出现了两次，或不在它的位置上。");
        } else if (told == null || !seal.agrees(told)) {
            broken(seal, "封签各栏所记与其签名正文不一致。");
        } else if (!keys.isSignedBy(told.key(), seal.body(), seal.signature())) {
            broken(seal, "签名对不上，封签内容在签名之后被改动。");
        } else if (hashBefore != null && !hashBefore.equals(told.previous()) && !broken.contains(seal.number() - 1)) {
            broken(seal, "与前一号封签接不上。");
        }
        if (told != null && !broken.contains(seal.number())) {
            judge(told);
        }
        hashBefore = Hashes.sha256(seal.body());
        expected = seal.number() + 1;
        newest = seal;
        newestAt = told == null ? seal.sealedAt() : told.sealedAt();
        count++;
    }

    private void judge(Bodies.OfSeal seal) {
        String fingerprint = PublicKeys.fingerprint(seal.key());
        if (firstKey == null) {
            firstKey = fingerprint;
        }
        boolean trusted = known.isEmpty() ? fingerprint.equals(firstKey) : known.contains(fingerprint);
        if (!trusted) {
            strangers.add(seal.number());
        }
        if (!trusted && strange.add(fingerprint)) {
            findings.add(Finding.seal(KEY_REPLACED, seal.number(), "从这一号起用的是另一把签名密钥（指纹 " + fingerprint + "）。"));
        }
    }

    private void broken(SealRow seal, String detail) {
        broken.add(seal.number());
        findings.add(Finding.seal(SEAL_ALTERED, seal.number(), detail));
    }

    List<Finding> findings() {
        return findings;
    }

    boolean isBroken(long number) {
        return broken.contains(number);
    }

    /** Whether it is well signed, but by a key that is not known. */
    boolean isStrange(long number) {
        return strangers.contains(number);
    }

    long count() {
        return count;
    }

    /** Null where there is none. */
    SealRow newest() {
        return newest;
    }

    Instant newestAt() {
        return newestAt;
    }

    /** Of the key with which the row begins; null where there is no good seal. */
    String firstKey() {
        return firstKey;
    }

    boolean isKeyKnown() {
        return !known.isEmpty();
    }
}
