package cn.baolei.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The npm packages of {@code src/test/modeler}, brought into {@code target} once for each state of its lock file. npm must be
 * installed; as root on Debian it is fetched from Debian's packages. Where that does not work the test fails and says so.
 */
final class NodePackages {

    private static final Path DECLARED = Path.of("src", "test", "modeler");
    private static final Path FOLDER = Path.of("target", "modeler");
    private static final Path DONE = FOLDER.resolve("installed-lock.json");

    private NodePackages() {
    }

    /** @return the folder in which {@code node_modules} lies */
    static synchronized Path installed() {
        try {
            String lock = Files.readString(DECLARED.resolve("package-lock.json"));
            if (!Files.exists(DONE) || !Files.readString(DONE).equals(lock)) {
                Files.createDirectories(FOLDER);
                Files.writeString(FOLDER.resolve("package-lock.json"), lock);
                Files.writeString(FOLDER.resolve("package.json"), Files.readString(DECLARED.resolve("package.json")));
                provideNpm();
                run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
                Files.writeString(DONE, lock);
            }
            return FOLDER;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void provideNpm() throws IOException {
        boolean there = List.of(System.getenv("PATH").split(":")).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
        if (!there && Files.exists(Path.of("/etc/debian_version")) && "root".equals(System.getProperty("user.name"))) {
            run(List.of("apt-get", "update", "-qq"));
            run(List.of("apt-get", "install", "-y", "-qq", "nodejs", "npm"));
        }
    }

    /** @return what it printed. @throws IllegalStateException with that, when it failed */
    static String run(List<String> command) throws IOException {
        Path output = Files.createTempFile("modeler", ".log");
        try {
            Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed (Node.js and npm are needed for this test): " + printed);
            }
            return printed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            Files.delete(output);
        }
    }
}
