package cn.baolei.protection;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that wraps the keys of the cases. It lies in a file, never in the database, so a copy of the database alone opens nothing. */
final class MasterKey {

    private static final int BYTES = 32;

    private MasterKey() {
    }

    /** @throws MasterKeyException when it cannot be read or is not a key */
    static SecretKey read(Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new MasterKeyException("The master key file " + file + " does not hold 32 bytes in Base64.");
            }
            return new SecretKeySpec(key, "AES");
        } catch (IOException | IllegalArgumentException e) {
            throw new MasterKeyException("The master key file " + file + " cannot be read as Base64.");
        }
    }

    /** A new key, readable by the application's own user only. A file that is there already stays. */
    static void create(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(random()));
        } catch (FileAlreadyExistsException e) {
            // Another start was first.
        } catch (IOException e) {
            throw new MasterKeyException("The master key file " + file + " cannot be written.");
        }
    }

    static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
