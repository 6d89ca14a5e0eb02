package cn.baolei.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text of {@code docs/processes.md}. */
final class ProcessesPage {

    private final List<ProcessFile> files;

    ProcessesPage(List<ProcessFile> files) {
        this.files = files;
    }

    String text() {
        return """
                # The processes in pictures

                Drawn from the diagrams by the tests (`ProcessPicturesTest`) whenever a diagram has changed; nothing here is written by hand. \
                What the properties behind the steps mean: [modelling.md](modelling.md).

                | part | process | clauses |
                |---|---|---|
                """ + files.stream().map(file -> "| %s | [%s](#%s) %s | %s |\n".formatted(file.part(), file.key(), anchor(file), file.name(),
                        String.join(", ", file.clauses()))).collect(Collectors.joining())
                + files.stream().map(this::section).collect(Collectors.joining());
    }

    private String section(ProcessFile file) {
        return """

                ## %s %s

                - Clauses: %s
                - Started %s
                - Source: [%s](../%s)
                """.formatted(file.key(), file.name(), String.join(", ", file.clauses()), String.join("; ", starts(file)), file.path(), file.path())
                + Plane.of(file).stream().map(plane -> picture(file, plane)).collect(Collectors.joining());
    }

    private List<String> starts(ProcessFile file) {
        List<String> starts = new ArrayList<>();
        if (!file.starters().isEmpty()) {
            starts.add("by hand by " + String.join("、", file.starters()));
        }
        file.messages().forEach(message -> starts.add("by message `" + message + "`"));
        files.stream().filter(caller -> caller.calls().contains(file.key())).forEach(caller -> starts.add("by " + caller.name() + ", which waits for it"));
        return starts.isEmpty() ? List.of("by the system") : starts;
    }

    private static String picture(ProcessFile file, Plane plane) {
        String heading = plane.picture().equals(file.key()) ? "" : "\n### %s: %s\n".formatted(file.name(), plane.name());
        String image = "images/processes/" + plane.picture() + ".svg";
        return heading + "\n[![%s](%s)](%s)\n".formatted(plane.name(), image, image);
    }

    /** As Markdown readers make one of a heading. */
    private static String anchor(ProcessFile file) {
        return file.key() + "-" + file.name().replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-');
    }
}
