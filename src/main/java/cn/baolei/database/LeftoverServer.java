package cn.baolei.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed JVM leaves behind: its PostgreSQL still running, or only the file with that server's process id. Called
 * with the directory locked, so that no living Baolei can be using the server.
 */
class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);

    private final Path data;
    private final Path pidFile;

    LeftoverServer(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /**
     * Looks who is behind the pid file and removes it where that is some other program with the same number. A process
     * that cannot be told for certain is left alone, pid file included: PostgreSQL then decides by itself and refuses
     * rather than share the data.
     *
     * @return whether the server of this very directory still runs and must be stopped before another starts
     */
    boolean stillRuns() throws IOException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return false;
        }
        ProcessHandle.Info info = process.get().info();
        Optional<String> program = info.command().map(command -> Path.of(command).getFileName().toString());
        if (program.isEmpty()) {
            awaitBurial(process.get());
            return false;
        }
        if (!program.get().startsWith("postgres")) {
            LOG.info("Removing the pid file of a PostgreSQL that is gone; process {} is another program", process.get().pid());
            Files.deleteIfExists(pidFile);
            return false;
        }
        return info.arguments().map(arguments -> List.of(arguments).contains(data.toString())).orElse(false);
    }

    /** A dead process has no program but keeps its number until its parent takes note; PostgreSQL would think it alive. */
    private static void awaitBurial(ProcessHandle process) {
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    }

    /** Whether the process of the pid file is there, whatever it is. */
    boolean isAlive() throws IOException {
        return process().isPresent();
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return pid.matches("\\d{1,10}") ? ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive) : Optional.empty();
    }
}
