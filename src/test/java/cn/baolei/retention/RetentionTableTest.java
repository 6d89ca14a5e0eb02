package cn.baolei.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.TestDatabase;
import cn.baolei.retention.RetentionTerms.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The terms, the diagrams and docs/retention.md say the same; no table of ours is forgotten. */
class RetentionTableTest {

    private static final Path PAGE = Path.of("docs/retention.md");

    @Test
    void should_SayHowLongEachProcessIsKept_When_DiagramsAreCompared() throws IOException {
        Map<String, Process> drawn = drawn();
        assertThat(RetentionTerms.shipped().all()).extracting(Term::process).containsExactlyInAnyOrderElementsOf(drawn.keySet()).hasSize(20);
        assertThat(RetentionTerms.shipped().all()).allSatisfy(term -> {
            assertThat(drawn.get(term.process()).getCamundaHistoryTimeToLiveString()).as(term.process()).isEqualTo("P" + term.leastDays() + "D");
            assertThat(term.source()).isNotBlank();
        });
    }

    @Test
    void should_BePrintedAsItIs_When_TheTableChanges() throws IOException {
        String before = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        String text = RetentionDocument.text(drawn());
        Files.writeString(PAGE, text);
        assertThat(before).as("docs/retention.md was out of date and has been printed anew: look at it and commit it").isEqualTo(text);
    }

    @Test
    void should_SayWhatBecomesOfEveryTable_When_ItNamesACase() {
        TestDatabase database = TestDatabase.create();
        DriverManagerDataSource source = new DriverManagerDataSource(database.url(), database.username(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        List<String> tables = JdbcClient.create(source).sql("""
                select table_name from information_schema.columns where table_schema = current_schema and column_name = 'case_number'
                and table_name not like 'act%'""").query(String.class).list();
        assertThat(Arrays.stream(OwnTable.values()).map(OwnTable::table)).containsExactlyInAnyOrderElementsOf(tables);
    }

    private static Map<String, Process> drawn() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class).stream())
                    .collect(Collectors.toMap(Process::getId, process -> process, (one, other) -> one, TreeMap::new));
        }
    }
}
