package cn.baolei.journal;

import cn.baolei.database.EmbeddedPostgresProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key pair with which the journal is sealed. It lies in a file, never in the database. */
@Component
public class SealKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");
    private static final String MAKE_ONE = "openssl genpkey -algorithm ed25519 -out FILE; openssl pkey -in FILE -pubout >> FILE (docs/journal.md).";

    private final KeyPair pair;

    SealKeys(JournalProperties properties, ObjectProvider<EmbeddedPostgresProperties> embedded, JdbcClient jdbc) {
        Path file = location(properties, embedded.getIfAvailable());
        if (Files.notExists(file)) {
            if (jdbc.sql("select exists (select from journal_seal)").query(Boolean.class).single()) {
                throw new JournalException("The journal's key file " + file + " is missing, but this database holds seals made with a key.",
                        "Put the file back. If it is lost, make a new one; the change of key will be seen by every verification: " + MAKE_ONE);
            }
            create(file);
        }
        pair = read(file);
    }

    /** The key by which seals are verified. Whoever verifies must have it from somewhere else than from here. */
    public PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The same as it stands in seals: X.509 in Base64. */
    public String publicKeyText() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    public byte[] sign(String body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path location(JournalProperties properties, EmbeddedPostgresProperties embedded) {
        if (properties.keyFile() != null) {
            return properties.keyFile();
        }
        if (embedded == null) {
            throw new JournalException("baolei.journal.key-file is not set; with a database of one's own it must be.",
                    "Name a file that the application may write once, or make one: " + MAKE_ONE);
        }
        return embedded.directory().resolveSibling("journal.key");
    }

    /** A new pair, readable by the application's own user only. A file that is there already stays. */
    private static void create(Path file) {
        try {
            KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Path absolute = file.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            Files.createFile(absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(absolute, block("PRIVATE", made.getPrivate().getEncoded()) + block("PUBLIC", made.getPublic().getEncoded()));
        } catch (FileAlreadyExistsException e) {
            // Another start was first.
        } catch (IOException | GeneralSecurityException e) {
            throw new JournalException("The journal's key file " + file + " cannot be written.", "Let the application write there, or make it: " + MAKE_ONE);
        }
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN %1$s KEY-----%n%2$s%n-----END %1$s KEY-----%n".formatted(kind, Base64.getMimeEncoder().encodeToString(content));
    }

    private static KeyPair read(Path file) {
        try {
            byte[] secret = null;
            byte[] known = null;
            Matcher block = BLOCK.matcher(Files.readString(file));
            while (block.find()) {
                byte[] content = Base64.getMimeDecoder().decode(block.group(2));
                if (block.group(1).equals("PRIVATE")) {
                    secret = content;
                } else {
                    known = content;
                }
            }
            if (secret == null || known == null) {
                throw new JournalException("The journal's key file " + file + " does not hold a private and a public key.", "Make one: " + MAKE_ONE);
            }
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            KeyPair pair = new KeyPair(keys.generatePublic(new X509EncodedKeySpec(known)), keys.generatePrivate(new PKCS8EncodedKeySpec(secret)));
            requireMatch(pair, file);
            return pair;
        } catch (IOException | GeneralSecurityException e) {
            throw new JournalException("The journal's key file " + file + " cannot be read as an Ed25519 key.", "Make one: " + MAKE_ONE);
        }
    }

    private static void requireMatch(KeyPair pair, Path file) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(pair.getPrivate());
        signature.update((byte) 0);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update((byte) 0);
        if (!signature.verify(signed)) {
            throw new JournalException("The public key in the journal's key file " + file + " is not that of the private key.", "Make one: " + MAKE_ONE);
        }
    }
}
