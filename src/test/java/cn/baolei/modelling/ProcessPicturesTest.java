package cn.baolei.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.modelling.DrawingBoard.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the pictures in {@code docs/} as the diagrams are. Every diagram is drawn anew in each run; only what changed is written. */
class ProcessPicturesTest {

    private static final Path DOCS = Path.of("docs");

    private static DrawingBoard board;

    @BeforeAll
    static void open() {
        board = new DrawingBoard();
    }

    @AfterAll
    static void close() {
        board.close();
    }

    @Test
    void should_ShowEveryElement_When_DiagramIsDrawn() throws IOException {
        ProcessPictures pictures = new ProcessPictures(DOCS.resolve("images/processes"));
        List<ProcessFile> files = ProcessFile.all();
        for (ProcessFile file : files) {
            for (Plane plane : Plane.of(file)) {
                Picture picture = board.draw(plane);
                assertThat(plane.shown()).as("elements of " + plane.picture()).isNotEmpty();
                assertThat(picture.missing()).as("not to be seen in " + plane.picture()).isEmpty();
                assertThat(picture.warnings()).as("warnings on " + plane.picture()).isEmpty();
                if (!pictures.isCurrent(file, plane)) {
                    pictures.save(file, plane, picture.svg());
                }
            }
        }
        pictures.keepOnly(files.stream().flatMap(file -> Plane.of(file).stream()).map(Plane::picture).toList());
        String page = new ProcessesPage(files).text();
        Path target = DOCS.resolve("processes.md");
        if (!Files.exists(target) || !Files.readString(target).equals(page)) {
            Files.writeString(target, page);
        }
    }

    @Test
    void should_SayWhatIsMissing_When_ElementIsNotDrawn() {
        Plane plane = Plane.of(ProcessFile.all().get(0)).get(0);

        Picture picture = board.draw(new Plane(plane.name(), plane.picture(), plane.document(), List.of("notThere")));

        assertThat(picture.missing()).containsExactly("notThere");
    }

    @Test
    void should_BeOutOfDate_When_DiagramHasChanged(@TempDir Path folder) {
        ProcessFile file = ProcessFile.all().get(0);
        Plane plane = Plane.of(file).get(0);
        ProcessPictures pictures = new ProcessPictures(folder);
        assertThat(pictures.isCurrent(file, plane)).isFalse();

        pictures.save(file, plane, "<svg/>");

        assertThat(pictures.isCurrent(file, plane)).isTrue();
        ProcessFile changed = new ProcessFile(file.key(), file.part(), file.document(), ProcessFile.digest("changed"));
        assertThat(pictures.isCurrent(changed, plane)).isFalse();
        pictures.keepOnly(List.of());
        assertThat(folder).isEmptyDirectory();
    }
}
