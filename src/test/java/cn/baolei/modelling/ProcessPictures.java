package cn.baolei.modelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pictures in {@code docs/}, each with the digest of the file that it was drawn from. */
final class ProcessPictures {

    private final Path folder;

    ProcessPictures(Path folder) {
        this.folder = folder;
    }

    boolean isCurrent(ProcessFile file, Plane plane) {
        Path picture = path(plane.picture());
        return Files.exists(picture) && text(picture).contains(mark(file));
    }

    void save(ProcessFile file, Plane plane, String svg) {
        try {
            Files.createDirectories(folder);
            Files.writeString(path(plane.picture()), svg.stripTrailing() + "\n" + mark(file) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Removes the pictures of what is no longer drawn. */
    void keepOnly(List<String> pictures) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !pictures.contains(file.getFileName().toString().replace(".svg", ""))).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private Path path(String picture) {
        return folder.resolve(picture + ".svg");
    }

    private static String mark(ProcessFile file) {
        return "<!-- " + file.path() + " sha256 " + file.digest() + " -->";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
