package cn.baolei.reorganisation;

import cn.baolei.organisation.OrganisationFiles;
import cn.baolei.organisation.OrganisationFiles.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The demonstration's own files, and what a test changes in them. */
record DemoFiles(List<String> organisations, List<String> posts, List<String> users) {

    static DemoFiles shipped() {
        return new DemoFiles(lines("organisations.csv"), lines("posts.csv"), lines("demo/users.csv"));
    }

    DemoFiles withOrganisations(UnaryOperator<Stream<String>> change) {
        return new DemoFiles(change.apply(organisations.stream()).toList(), posts, users);
    }

    DemoFiles withPosts(UnaryOperator<Stream<String>> change) {
        return new DemoFiles(organisations, change.apply(posts.stream()).toList(), users);
    }

    DemoFiles withUsers(UnaryOperator<Stream<String>> change) {
        return new DemoFiles(organisations, posts, change.apply(users.stream()).toList());
    }

    DemoFiles without(String organisation) {
        return withOrganisations(lines -> lines.filter(line -> !line.startsWith(organisation + ",")))
                .withPosts(lines -> lines.filter(line -> !line.startsWith(organisation + ",")))
                .withUsers(lines -> lines.filter(line -> !line.contains("," + organisation + ",")));
    }

    OrganisationFiles build() {
        return new OrganisationFiles(file("organisations.csv", organisations), file("posts.csv", posts), file("users.csv", users));
    }

    private static SourceFile file(String name, List<String> lines) {
        return new SourceFile(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(String name) {
        try (InputStream file = DemoFiles.class.getResourceAsStream("/organisations/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
