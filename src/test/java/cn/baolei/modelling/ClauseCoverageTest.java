package cn.baolei.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;

/** Every clause of the notice is served by an element of a diagram, and no element cites a clause that does not exist. */
class ClauseCoverageTest {

    @Test
    void should_ServeEveryClause_When_DiagramsAreReadTogether() throws IOException {
        Set<String> served = elements().stream().map(ClauseElement::clauses).flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Clauses.all().keySet()).as("clauses without an element").allMatch(served::contains);
    }

    @Test
    void should_CiteOnlyClausesOfTheNotice_When_ElementNamesOne() throws IOException {
        assertThat(elements()).allSatisfy(element ->
                assertThat(Clauses.all().keySet()).as("clauses cited by %s", element.id()).containsAll(element.clauses()));
    }

    @Test
    void should_SayWhatTheNoticeSays_When_ClausesAreListed() {
        assertThat(Clauses.all()).hasSize(19).containsKeys("2-1", "2-11", "3-4", "4-4");
        assertThat(Clauses.all().get("2-6")).contains("24小时值班");
    }

    private static List<ClauseElement> elements() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> ClauseElement.of(Bpmn.readModelFromFile(file.toFile())).stream()).toList();
        }
    }
}
