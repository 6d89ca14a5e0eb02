package cn.baolei.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OrganisationTest
class OrganisationImportTest {

    private static final Post SCHOOL_DOCTOR = new Post(Role.DOCTOR, "school");

    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private RosterStore store;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void beginWithSoundFiles() {
        organisationImport.importFrom(TestFiles.sound().build());
    }

    @Test
    void should_AnswerFromTheFiles_When_Imported() {
        assertThat(directory.root().code()).isEqualTo("root");
        assertThat(directory.all()).extracting(Organisation::code).containsExactly("root", "town", "school");
        assertThat(directory.get("school")).isEqualTo(new Organisation("school", "演示学校党支部", "school", "town", "town"));
        assertThat(directory.superiorOf("school")).map(Organisation::code).contains("town");
        assertThat(directory.superiorOf("root")).isEmpty();
        assertThat(directory.holdersOf(SCHOOL_DOCTOR)).containsExactly("school.doctor");
        assertThat(directory.deputyFor(SCHOOL_DOCTOR)).contains(Role.SECRETARY);
        assertThat(directory.deputyFor(new Post(Role.SECRETARY, "town"))).isEmpty();
        assertThat(directory.postsOf("school.doctor"))
                .containsExactlyInAnyOrder(SCHOOL_DOCTOR, new Post(Role.SECRETARY, "school"));
        assertThat(directory.displayNameOf("school.doctor")).isEqualTo("演示学校·校医");
        assertThat(directory.emailOf("school.doctor")).contains("school.doctor@example.org");
        assertThat(directory.emailOf("town.secretary")).isEmpty();
    }

    @Test
    void should_SayNothing_When_AskedForUnknowns() {
        assertThat(directory.find("nowhere")).isEmpty();
        assertThatThrownBy(() -> directory.get("nowhere")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nowhere");
        assertThat(directory.holdersOf(new Post(Role.DOCTOR, "nowhere"))).isEmpty();
        assertThat(directory.postsOf("nobody")).isEmpty();
        assertThat(directory.displayNameOf("nobody")).isEqualTo("nobody");
        assertThat(directory.emailOf("nobody")).isEmpty();
    }

    @Test
    void should_ChangeNothing_When_FilesSayWhatIsInForce() {
        long version = store.version();

        ImportSummary summary = organisationImport.importFrom(TestFiles.sound().build());

        assertThat(summary.isEmpty()).isTrue();
        assertThat(store.version()).isEqualTo(version);
    }

    @Test
    void should_ReadTheSame_When_FileHasByteOrderMarkAndWindowsLineEnds() {
        OrganisationFiles sound = TestFiles.sound().build();
        byte[] fromSpreadsheet = ("\uFEFF" + String.join("\r\n", TestFiles.sound().posts())).getBytes(StandardCharsets.UTF_8);

        ImportSummary summary = organisationImport.importFrom(new OrganisationFiles(sound.organisations(),
                new OrganisationFiles.SourceFile("posts.csv", fromSpreadsheet), sound.users()));

        assertThat(summary.isEmpty()).isTrue();
    }

    @Test
    void should_SummariseEveryDifference_When_FilesChanged() {
        TestFiles files = TestFiles.sound()
                .organisation(3, "town,演示新市党组,prefecture,root,root")
                .organisation(5, "school2,演示二校党支部,school,town,town")
                .post(5, "school,doctor,").post(6, "school2,secretary,")
                .user(2, "root.secretary,演示省·新书记,root,secretary,root.secretary@example.org")
                .user(6, "school2.secretary,演示二校·书记,school2,secretary,");

        ImportSummary summary = organisationImport.importFrom(files.withoutUser(3).build());

        assertThat(summary.organisations().added()).containsExactly("school2");
        assertThat(summary.organisations().changed()).containsExactly("town");
        assertThat(summary.organisations().removed()).isEmpty();
        assertThat(summary.posts().added()).containsExactly(new Post(Role.SECRETARY, "school2"));
        assertThat(summary.posts().changed()).containsExactly(SCHOOL_DOCTOR);
        assertThat(summary.officials().added()).containsExactly("school2.secretary");
        assertThat(summary.officials().changed()).containsExactly("root.secretary");
        assertThat(summary.officials().removed()).containsExactly("town.secretary");
        assertThat(summary.appointments().removed())
                .containsExactly(new Appointment("town.secretary", new Post(Role.SECRETARY, "town")));
        assertThat(directory.get("town").name()).isEqualTo("演示新市党组");
        assertThat(directory.holdersOf(new Post(Role.SECRETARY, "town"))).isEmpty();
    }

    @Test
    void should_CloseAndKeepTheName_When_OrganisationLeavesTheFile() {
        organisationImport.importFrom(TestFiles.sound().withoutSchool().build());

        assertThat(directory.all()).extracting(Organisation::code).containsExactly("root", "town");
        assertThat(directory.get("school").name()).isEqualTo("演示学校党支部");
        assertThat(directory.superiorOf("school")).map(Organisation::code).contains("town");
        assertThat(directory.holdersOf(SCHOOL_DOCTOR)).isEmpty();
        assertThat(directory.displayNameOf("school.doctor")).isEqualTo("演示学校·校医");
        assertThat(jdbc.sql("select valid_to is not null from organisation where code = 'school'").query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("select count(*) from appointment where official = 'school.doctor' and valid_to is null")
                .query(Long.class).single()).isZero();
    }

    @Test
    void should_OpenAgain_When_OrganisationReturnsToTheFile() {
        organisationImport.importFrom(TestFiles.sound().withoutSchool().build());

        ImportSummary summary = organisationImport.importFrom(TestFiles.sound().build());

        assertThat(summary.organisations().added()).containsExactly("school");
        assertThat(directory.holdersOf(SCHOOL_DOCTOR)).containsExactly("school.doctor");
        assertThat(jdbc.sql("select count(*) from appointment where official = 'school.doctor' and role = 'doctor' and valid_to is not null")
                .query(Long.class).single()).as("the earlier appointment stays in history").isPositive();
    }

    @Test
    void should_PutAnotherBodyAtTheTop_When_RootChanges() {
        TestFiles files = TestFiles.sound()
                .organisation(2, "root,演示省党组,province,above,above").organisation(5, "above,演示部党组,province,,");

        organisationImport.importFrom(files.build());

        assertThat(directory.root().code()).isEqualTo("above");
    }

    @Test
    void should_ShowTheNewStateInsideAndTheOldAfterwards_When_TransactionRollsBack() {
        TestFiles renamed = TestFiles.sound().organisation(4, "school,演示学校新名,school,town,town");

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            organisationImport.importFrom(renamed.build());
            assertThat(directory.get("school").name()).isEqualTo("演示学校新名");
            assertThat(CompletableFuture.supplyAsync(() -> directory.get("school").name()).join())
                    .as("seen from another transaction").isEqualTo("演示学校党支部");
            status.setRollbackOnly();
        });

        assertThat(directory.get("school").name()).isEqualTo("演示学校党支部");
    }

    @Test
    void should_SeeAnImportOfAnotherNode_When_AskedNext() {
        OrganisationDirectory otherNode = new SnapshotDirectory(new RosterStore(jdbc));
        assertThat(otherNode.holdersOf(SCHOOL_DOCTOR)).isNotEmpty();

        organisationImport.importFrom(TestFiles.sound().withoutSchool().build());

        assertThat(otherNode.holdersOf(SCHOOL_DOCTOR)).isEmpty();
    }

    @Test
    void should_LoseEveryHolder_When_NoUsersFileIsGiven() {
        OrganisationFiles sound = TestFiles.sound().build();

        organisationImport.importFrom(new OrganisationFiles(sound.organisations(), sound.posts(), null));

        assertThat(List.of("root.secretary", "town.secretary", "school.doctor"))
                .allSatisfy(user -> assertThat(directory.postsOf(user)).isEmpty());
    }

    @Test
    void should_RefuseASecondRoot_When_SomebodyWritesPastTheImport() {
        assertThatThrownBy(() -> jdbc.sql("insert into organisation (code, name, kind, valid_from) values ('second', '演示', 'province', now())").update())
                .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("organisation_single_root");
    }
}
