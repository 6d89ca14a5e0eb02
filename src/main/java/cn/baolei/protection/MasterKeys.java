package cn.baolei.protection;

import cn.baolei.database.EmbeddedPostgresProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the master key when the application starts, makes one for a new database, and wraps the keys of cases with it. */
@Component
class MasterKeys {

    private static final byte[] KNOWN = "baolei".getBytes(StandardCharsets.UTF_8);
    private static final String CHECK = "master-key-check";

    private final SecretKey master;

    MasterKeys(ProtectionProperties properties, ObjectProvider<EmbeddedPostgresProperties> embedded, JdbcClient jdbc) {
        Path file = location(properties, embedded.getIfAvailable());
        Optional<byte[]> check = jdbc.sql("select wrapped from master_key_check").query(byte[].class).optional();
        if (Files.notExists(file)) {
            if (check.isPresent()) {
                throw new MasterKeyException("The master key file " + file + " is missing, but this database holds keys that it wraps.");
            }
            MasterKey.create(file);
        }
        master = MasterKey.read(file);
        check.ifPresentOrElse(wrapped -> verify(wrapped, file), () -> jdbc.sql("insert into master_key_check (wrapped) values (?)")
                .param(FieldCipher.encrypt(master, KNOWN, CHECK)).update());
    }

    private static Path location(ProtectionProperties properties, EmbeddedPostgresProperties embedded) {
        if (properties.masterKeyFile() != null) {
            return properties.masterKeyFile();
        }
        if (embedded == null) {
            throw new MasterKeyException("baolei.protection.master-key-file is not set; with a database of one's own it must be.");
        }
        return embedded.directory().resolveSibling("master.key");
    }

    private void verify(byte[] wrapped, Path file) {
        try {
            FieldCipher.decrypt(master, wrapped, CHECK);
        } catch (IllegalStateException e) {
            throw new MasterKeyException("The master key in " + file + " is not the one with which the keys in this database are wrapped.");
        }
    }

    byte[] wrap(byte[] key, String caseNumber) {
        return FieldCipher.encrypt(master, key, caseNumber);
    }

    SecretKey unwrap(byte[] wrapped, String caseNumber) {
        return new SecretKeySpec(FieldCipher.decrypt(master, wrapped, caseNumber), "AES");
    }
}
