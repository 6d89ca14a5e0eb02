package cn.baolei.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A browser to test with: the one that is installed, else Playwright's own download, else, as root on Debian, Chromium from
 * Debian's packages. Where none works the test fails and says what to install; it is never skipped.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium launch() {
        // Otherwise Playwright tries to download three browsers before it is asked for one.
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, launch(playwright));
    }

    private static Browser launch(Playwright playwright) {
        Optional<Path> installed = installed();
        if (installed.isEmpty() && !hasOwnDownload(playwright) && !downloaded()) {
            installFromDebian();
            installed = installed();
        }
        try {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
            installed.ifPresent(options::setExecutablePath);
            return playwright.chromium().launch(options);
        } catch (PlaywrightException failure) {
            throw new IllegalStateException("No browser for the browser tests. Install Chromium or Chrome so that one of "
                    + NAMES + " is on the PATH (Debian: apt-get install chromium fonts-noto-cjk), or let Playwright download its own.",
                    failure);
        }
    }

    public Browser browser() {
        return browser;
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)
                .flatMap(directory -> NAMES.stream().map(directory::resolve)).filter(Files::isExecutable).findFirst();
    }

    private static boolean hasOwnDownload(Playwright playwright) {
        return Files.isExecutable(Path.of(playwright.chromium().executablePath()));
    }

    private static boolean downloaded() {
        return run(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp", System.getProperty("java.class.path"),
                CLI.class.getName(), "install", "chromium"));
    }

    private static void installFromDebian() {
        if (Files.exists(Path.of("/etc/debian_version")) && "root".equals(System.getProperty("user.name"))) {
            run(List.of("apt-get", "update", "-qq"));
            run(List.of("apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"));
        }
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException cannotStart) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
