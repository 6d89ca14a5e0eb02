package cn.baolei.protection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a key derived from that of the case, so that one key is never used for two ends. */
final class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "blind-index".getBytes(StandardCharsets.UTF_8);

    private BlindIndex() {
    }

    static byte[] of(SecretKey caseKey, byte[] word) {
        return digest(digest(caseKey.getEncoded(), PURPOSE), word);
    }

    private static byte[] digest(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
