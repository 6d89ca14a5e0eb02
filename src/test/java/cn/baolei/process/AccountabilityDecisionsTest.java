package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every rule of the tables of {@code accountability}. */
@ProcessTest
class AccountabilityDecisionsTest {

    @Autowired
    DecisionService decisions;
    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @CsvSource({"true, secretary, own", "true, unknown, own", "false, secretary, superior", "false, deputy-secretary, superior",
            "false, committee-member, superior", "false, organisation-member, superior", "false, publicity-member, superior",
            "false, discipline-member, superior", "false, unknown, superior", "false, reporter, own", "false, member, own"})
    void should_SayWhoHandlesAClue_When_ThePostIsKnownOrNot(boolean highest, String role, String handledBy) {
        assertThat((String) decisions.evaluateDecisionTableByKey("accountability-jurisdiction", Variables.createVariables()
                .putValue("highestLevel", highest).putValue("role", role)).getSingleEntry()).isEqualTo(handledBy);
    }

    @ParameterizedTest
    @CsvSource({
            "organisation, minor, none, inspection", "organisation, minor, lenient, inspection",
            "organisation, minor, aggravated, inspection circular", "organisation, serious, none, inspection circular",
            "organisation, grave, none, circular reorganise", "organisation, grave, lenient, inspection circular reorganise",
            "person, minor, none, circular", "person, minor, aggravated, circular admonition",
            "person, serious, none, admonition adjustment", "person, serious, lenient, circular admonition adjustment",
            "person, serious, aggravated, admonition adjustment discipline", "person, grave, none, adjustment discipline",
            "person, grave, lenient, admonition adjustment discipline"})
    void should_OfferTheMeasuresOfArticleEight_When_SubjectAndSeverityAreKnown(String subject, String severity, String circumstance,
                                                                                String measures) {
        List<String> offered = decisions.evaluateDecisionTableByKey("accountability-measures", Variables.createVariables()
                .putValue("subjectKind", subject).putValue("liabilitySeverity", severity).putValue("circumstance", circumstance))
                .collectEntries("value");
        assertThat(offered).containsExactlyInAnyOrderElementsOf(Arrays.asList(measures.split(" ")));
    }

    @Test
    void should_BeTried_When_ATableHasARule() {
        assertThat(outputs("accountability-measures")).containsExactly("\"adjustment\"", "\"admonition\"", "\"circular\"",
                "\"discipline\"", "\"inspection\"", "\"reorganise\"");
        assertThat(outputs("accountability-jurisdiction")).containsExactly("\"own\"", "\"superior\"");
    }

    private Collection<String> outputs(String table) {
        String definition = repository.createDecisionDefinitionQuery().decisionDefinitionKey(table).latestVersion().singleResult().getId();
        Stream<Rule> rules = repository.getDmnModelInstance(definition).getModelElementsByType(Rule.class).stream();
        return new TreeSet<>(rules.map(Rule::getOutputEntries).map(entries -> entries.iterator().next())
                .map(OutputEntry::getTextContent).map(String::strip).toList());
    }
}
