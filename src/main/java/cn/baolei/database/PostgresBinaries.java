package cn.baolei.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs for this machine. Complete or absent: a half-unpacked directory is never used. */
final class PostgresBinaries {

    private PostgresBinaries() {
    }

    /**
     * Two processes that unpack at once wait for each other; synchronized, because file locks do not work within one.
     *
     * @return the directory with {@code bin}, {@code lib} and {@code share}
     */
    static synchronized Path unpack(Path directory) throws IOException {
        byte[] archive = archive();
        Path home = directory.resolve(DigestUtils.sha256Hex(archive).substring(0, 16));
        if (Files.exists(home)) {
            return home;
        }
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            channel.lock();
            if (!Files.exists(home)) {
                Path partial = directory.resolve("unpacking");
                FileSystemUtils.deleteRecursively(partial);
                extract(archive, partial);
                Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    private static byte[] archive() throws IOException {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.startsWith("mac") ? "Darwin" : name.startsWith("windows") ? "Windows" : "Linux";
        String processor = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor)) {
            return in.readAllBytes();
        } catch (IllegalStateException e) {
            throw EmbeddedPostgresException.noBinaries(e);
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    path.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
    }
}
