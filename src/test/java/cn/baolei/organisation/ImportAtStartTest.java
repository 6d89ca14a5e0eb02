package cn.baolei.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrganisationTest
class ImportAtStartTest {

    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private JdbcClient jdbc;
    @TempDir
    private Path folder;

    @BeforeEach
    void neverStartedBefore() {
        jdbc.sql("delete from organisation_files").update();
    }

    @Test
    void should_TakeOverTheFilesOfTheFolder_When_Started() throws IOException {
        write(TestFiles.sound());

        start();

        assertThat(directory.displayNameOf("town.secretary")).isEqualTo("演示市·书记");
    }

    @Test
    void should_TakeOverOtherFiles_When_NobodyHasChangedTheRosterSinceTheLastStart() throws IOException {
        write(TestFiles.sound());
        start();
        write(TestFiles.sound().organisation(4, "school,演示学校新名,school,town,town"));
        start();

        assertThat(directory.get("school").name()).isEqualTo("演示学校新名");
    }

    @Test
    void should_NotUndoWhatWasChangedSince_When_StartedAgain() throws IOException {
        write(TestFiles.sound());
        start();
        organisationImport.importFrom(TestFiles.sound().organisation(4, "school,演示学校新名,school,town,town").build());

        start();
        assertThat(directory.get("school").name()).as("the same files").isEqualTo("演示学校新名");
        write(TestFiles.sound().organisation(4, "school,演示学校另一名,school,town,town"));
        start();
        assertThat(directory.get("school").name()).as("other files").isEqualTo("演示学校新名");
    }

    @Test
    void should_StopTheStartWithOneClearMessage_When_FilesAreRefused() throws IOException {
        write(TestFiles.sound().organisation(3, "town,演示市党组,prefecture,school,root").post(6, "school,magician,"));

        Throwable failure = catchThrowable(this::start);

        assertThat(failure).isInstanceOf(OrganisationFilesRefused.class);
        assertThat(analysisOf(new ApplicationContextException("Failed to start bean", failure)).getDescription()).isEqualTo("""
                组织机构文件有 2 处错误，未作任何更改：
                organisations.csv 第 3 行：上级组织形成循环：town → school → town
                posts.csv 第 6 行：未知的角色“magician”""");
    }

    @Test
    void should_NameTheFile_When_ItIsMissing() {
        assertThatThrownBy(this::start).isInstanceOf(OrganisationFilesRefused.class)
                .hasMessageContaining("organisations.csv：文件不存在或无法读取");
    }

    private void start() {
        new ImportAtStart(organisationImport, new OrganisationProperties(folder.toUri().toString(), folder.toUri() + "users.csv"),
                new DefaultResourceLoader()).start();
    }

    private void write(TestFiles files) throws IOException {
        Files.write(folder.resolve("organisations.csv"), TestFiles.bytes(files.organisations()));
        Files.write(folder.resolve("posts.csv"), TestFiles.bytes(files.posts()));
        Files.write(folder.resolve("users.csv"), TestFiles.bytes(files.users()));
    }

    private static FailureAnalysis analysisOf(Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                // Other analyzers ask for a bean factory, which Spring Boot would pass them.
                .load(FailureAnalyzer.class, (type, implementation, cause) -> { }).stream()
                .filter(OrganisationFilesRefusedAnalyzer.class::isInstance).findFirst().orElseThrow().analyze(failure);
    }
}
