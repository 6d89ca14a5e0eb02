package cn.baolei.organisation;

import cn.baolei.organisation.OrganisationFiles.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small sound set of files to begin with, and the changes a test makes to it. */
record TestFiles(List<String> organisations, List<String> posts, List<String> users) {

    static TestFiles sound() {
        return new TestFiles(
                new ArrayList<>(List.of(
                        "code,name,kind,parent,reports_to",
                        "root,演示省党组,province,,",
                        "town,演示市党组,prefecture,root,root",
                        "school,演示学校党支部,school,town,town")),
                new ArrayList<>(List.of(
                        "organisation,role,deputy",
                        "root,secretary,",
                        "town,secretary,",
                        "school,secretary,",
                        "school,doctor,secretary")),
                new ArrayList<>(List.of(
                        "user,name,organisation,role,email",
                        "root.secretary,演示省·书记,root,secretary,root.secretary@example.org",
                        "town.secretary,演示市·书记,town,secretary,",
                        "school.doctor,演示学校·校医,school,doctor,school.doctor@example.org",
                        "school.doctor,演示学校·校医,school,secretary,school.doctor@example.org")));
    }

    TestFiles organisation(int line, String text) {
        return replaced(organisations, line, text);
    }

    TestFiles post(int line, String text) {
        return replaced(posts, line, text);
    }

    TestFiles user(int line, String text) {
        return replaced(users, line, text);
    }

    TestFiles withoutUser(int line) {
        users.remove(line - 1);
        return this;
    }

    TestFiles withoutSchool() {
        organisations.removeIf(line -> line.startsWith("school,"));
        posts.removeIf(line -> line.startsWith("school,"));
        users.removeIf(line -> line.startsWith("school."));
        return this;
    }

    OrganisationFiles build() {
        return new OrganisationFiles(new SourceFile("organisations.csv", bytes(organisations)),
                new SourceFile("posts.csv", bytes(posts)), new SourceFile("users.csv", bytes(users)));
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Lines count from 1, the header included; the line after the last is appended. */
    private TestFiles replaced(List<String> lines, int line, String text) {
        if (line > lines.size()) {
            lines.add(text);
        } else {
            lines.set(line - 1, text);
        }
        return this;
    }
}
