package cn.baolei.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.BaoleiApplication;
import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.OrganisationFiles;
import cn.baolei.organisation.OrganisationFiles.SourceFile;
import cn.baolei.organisation.OrganisationImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The import of a whole province into an application that knows a small one, and the same files once more (docs/benchmarks.md). */
@Tag("import")
class ImportBench {

    private static final int ORGANISATIONS = Integer.getInteger("bench.organisations", 3000);
    private static final int PEOPLE_EACH = 20;

    @Test
    void importWholeTree() throws Exception {
        Path folder = Path.of("target", "bench", "import").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Province.write(3, folder.resolve("small"));
        Province.write(ORGANISATIONS, PEOPLE_EACH, folder.resolve("whole"));
        OrganisationFiles files = new OrganisationFiles(file(folder, "organisations.csv"), file(folder, "posts.csv"), file(folder, "users.csv"));
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(BaoleiApplication.class).run(
                "--server.port=0", Province.SHIPPED_FILES, "--baolei.database.directory=" + folder.resolve("postgres"),
                "--baolei.database.binaries=" + Path.of("target", "postgresql").toAbsolutePath(),
                "--baolei.organisations.location=file:" + folder.resolve("small"),
                "--baolei.organisations.users=file:" + folder.resolve("small/users.csv"))) {
            run(application, files);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void run(ConfigurableApplicationContext application, OrganisationFiles files) throws Exception {
        OrganisationImport organisationImport = application.getBean(OrganisationImport.class);
        JdbcClient jdbc = application.getBean(JdbcClient.class);
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
        Stopwatch watch = new Stopwatch();
        int people = ORGANISATIONS * PEOPLE_EACH;
        System.out.printf("%nimport: %d organisations, %d people, %d posts held, %s, %d processors, heap %d MB, Java %s, PostgreSQL fsync on%n",
                ORGANISATIONS, people, people * 3 / 2, OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        ImportSummary[] summary = new ImportSummary[2];
        watch.phase("first import", people, "people", () -> summary[0] = organisationImport.importFrom(files));
        watch.phase("no-change import", people, "people", () -> summary[1] = organisationImport.importFrom(files));
        System.out.printf("peak heap %d MB%n%n", Stopwatch.peakHeap());
        assertThat(summary[1].isEmpty()).isTrue();
        assertThat(count(jdbc, "appointment where valid_to is null")).isEqualTo(people * 3L / 2);
        assertThat(count(jdbc, "act_id_membership where group_id_ like '%@%'")).isEqualTo(people * 3L / 2);
        assertThat(count(jdbc, "act_id_tenant_member")).isEqualTo(people);
        assertThat(count(jdbc, "act_id_user join official on id = id_")).isEqualTo(people);
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private static SourceFile file(Path folder, String name) throws IOException {
        return new SourceFile(name, Files.readAllBytes(folder.resolve("whole").resolve(name)));
    }
}
