package cn.baolei.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The screenshots of the guides. Every run makes them in {@code target/guide}; into {@code docs/zh/images} goes only one
 * that is missing there, or all with {@code -Dbaolei.guide.write}, because each run shows other times and case numbers.
 */
public final class GuidePictures {

    private static final Path MADE = Path.of("target", "guide");
    private static final Path KEPT = Path.of("docs", "zh", "images");

    private GuidePictures() {
    }

    public static void take(String name, Page page) {
        page.waitForFunction("() => document.getAnimations().every(animation => animation.playState !== 'running')");
        Path made = MADE.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(made));
        Path kept = KEPT.resolve(name + ".png");
        if (Files.notExists(kept) || System.getProperty("baolei.guide.write") != null) {
            try {
                Files.createDirectories(KEPT);
                Files.write(kept, Files.readAllBytes(made));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
