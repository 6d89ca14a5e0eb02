package cn.baolei.signin;

import java.text.Normalizer;
import java.util.Locale;

/** A typed user name as attempts are counted: a directory takes {@code Zhang.San} and {@code zhang.san} for one. */
record Account(String key) {

    /** Kept as a fingerprint, because some people type their password here. */
    static Account of(String typed) {
        return new Account(Digest.of(Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s+", "")));
    }
}
