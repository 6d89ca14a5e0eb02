package cn.baolei.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys in the form in which seals name them: X.509 in Base64. */
final class PublicKeys {

    private static final Pattern PEM = Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");

    private final Map<String, Optional<PublicKey>> read = new HashMap<>();

    /** @param signature hexadecimal or in Base64 */
    boolean isSignedBy(String key, String text, String signature) {
        try {
            Optional<PublicKey> known = read.computeIfAbsent(key, PublicKeys::parse);
            if (known.isEmpty()) {
                return false;
            }
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(known.get());
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature.length() == 128 ? Hashes.bytes(signature) : Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /** SHA-256 of the key as it is encoded; "" for what is no key. */
    static String fingerprint(String key) {
        try {
            return Hashes.hex(Hashes.sha256(Base64.getDecoder().decode(key)));
        } catch (IllegalArgumentException noKey) {
            return "";
        }
    }

    /**
     * The fingerprint that somebody names: itself, or a file that holds the key (Base64, with or without the lines of PEM) or its fingerprint.
     *
     * @throws CannotCheck when it is neither
     */
    static String named(String keyOrFile) {
        String text = isFingerprint(keyOrFile) ? keyOrFile : content(keyOrFile);
        Matcher pem = PEM.matcher(text);
        String bare = (pem.find() ? pem.group(1) : text).replaceAll("\\s", "");
        if (isFingerprint(bare)) {
            return bare.toLowerCase().replace(":", "");
        }
        if (parse(bare).isEmpty()) {
            throw new CannotCheck("“" + keyOrFile + "”里既没有 Ed25519 公钥，也没有公钥指纹。");
        }
        return fingerprint(bare);
    }

    private static boolean isFingerprint(String text) {
        return text.strip().replace(":", "").matches("[0-9a-fA-F]{64}");
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            throw new CannotCheck("读不到公钥文件“" + file + "”；它也不是 64 位十六进制的公钥指纹。");
        }
    }

    private static Optional<PublicKey> parse(String key) {
        try {
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
