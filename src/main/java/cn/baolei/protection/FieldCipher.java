package cn.baolei.protection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a random nonce. A sealed value tells its field and its case, because its key is found by them; both are
 * authenticated, so that no value can be moved to another field or case.
 */
final class FieldCipher {

    private static final String MARK = "{p1}";
    private static final Pattern SEALED = Pattern.compile("\\{p1}([A-Za-z0-9+/=]+):([^:]+):(.+)", Pattern.DOTALL);
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A sealed value taken apart, not yet opened. */
    record Sealed(byte[] content, String field, String caseNumber) {
    }

    private FieldCipher() {
    }

    static String seal(SecretKey key, String caseNumber, String field, String clear) {
        return MARK + Base64.getEncoder().encodeToString(encrypt(key, clear.getBytes(StandardCharsets.UTF_8), field + ":" + caseNumber))
                + ":" + field + ":" + caseNumber;
    }

    static boolean isSealed(String stored) {
        return stored != null && stored.startsWith(MARK);
    }

    /** @throws IllegalStateException when this was not sealed here */
    static Sealed parse(String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new IllegalStateException("Not a sealed value");
        }
        return new Sealed(Base64.getDecoder().decode(parts.group(1)), parts.group(2), parts.group(3));
    }

    /** @throws IllegalStateException when the key is another one or the value was changed or moved */
    static String open(SecretKey key, Sealed sealed) {
        return new String(decrypt(key, sealed.content(), sealed.field() + ":" + sealed.caseNumber()), StandardCharsets.UTF_8);
    }

    /** @param bound what must be the same when it is decrypted */
    static byte[] encrypt(SecretKey key, byte[] clear, String bound) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, key, nonce, clear, bound);
        return ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array();
    }

    static byte[] decrypt(SecretKey key, byte[] content, String bound) {
        ByteBuffer parts = ByteBuffer.wrap(content);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] encrypted = new byte[parts.remaining()];
        parts.get(encrypted);
        return run(Cipher.DECRYPT_MODE, key, nonce, encrypted, bound);
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] content, String bound) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed value does not fit its key", e);
        }
    }
}
