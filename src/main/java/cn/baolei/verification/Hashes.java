package cn.baolei.verification;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256, written as 64 lower-case hexadecimal digits. */
final class Hashes {

    private Hashes() {
    }

    static byte[] sha256(byte[]... parts) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    static String sha256(String text) {
        return DigestUtils.sha256Hex(text);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** @throws IllegalArgumentException when these are no hexadecimal digits */
    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
