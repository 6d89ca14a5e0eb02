package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.engine.ModelProperties;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every rule of the tables of {@code suspected-case}, and the figures on both sides of its limits. */
@ProcessTest
class SuspectedCaseDecisionsTest {

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest
    @CsvSource({
        "37.3, no, contact, 14, fever-clinic",
        "38,   no, stay,     0, fever-clinic",
        "39.1, yes, cluster, 1, fever-clinic",
        "36.5, yes, contact, 14, fever-clinic",
        "37.2, no, contact, 14, home-observation",
        "37.3, no, contact, 15, home-observation",
        "37.3, no, none,     0, home-observation",
        "36.5, yes, none,    0, home-observation",
        "36.5, yes, contact, 15, home-observation",
        "36.5, no, stay,     3, home-observation",
        "37.2, no, cluster, 15, excluded",
        "37.2, no, none,     0, excluded"})
    void should_Triage_When_VerifiedAtSchool(double temperature, String cough, String exposure, int days, String expected) {
        assertThat(decide("case-classification", Map.of("verifiedTemperature", temperature, "verifiedCoughOrBreathless", cough,
                "verifiedStayInAffectedArea", yesIf(exposure, "stay"), "verifiedContactWithPatient", yesIf(exposure, "contact"),
                "verifiedLinkToCluster", yesIf(exposure, "cluster"), "daysSinceExposure", (long) days))).isEqualTo(expected);
    }

    @Test
    void should_Triage_When_TemperatureIsAWholeNumber() {
        assertThat(decide("case-classification", Map.of("verifiedTemperature", 38, "verifiedCoughOrBreathless", "no",
                "verifiedStayInAffectedArea", "yes", "verifiedContactWithPatient", "no", "verifiedLinkToCluster", "no",
                "daysSinceExposure", 2L))).isEqualTo("fever-clinic");
    }

    @ParameterizedTest
    @CsvSource({
        "suspected, true,  true,  true,  false, , suspected",
        "suspected, true,  true,  false, true,  , suspected",
        "suspected, true,  false, true,  true,  , suspected",
        "suspected, true,  true,  true,  true,  , suspected",
        "suspected, true,  true,  false, false, , question",
        "suspected, false, true,  true,  true,  , question",
        "suspected, false, true,  true,  true,  false, question",
        "suspected, false, false, false, false, true, suspected",
        "confirmed, , , , , , confirmed",
        "excluded,  , , , , , excluded"})
    void should_CheckTheEntry_When_HospitalHasDecided(String diagnosis, Boolean exposure, Boolean fever, Boolean imaging,
            Boolean whiteCells, Boolean checked, String expected) {
        Map<String, Object> entered = new HashMap<>();
        entered.put("hospitalDiagnosis", diagnosis);
        entered.put("criterionExposure", exposure);
        entered.put("criterionFever", fever);
        entered.put("criterionImaging", imaging);
        entered.put("criterionWhiteCells", whiteCells);
        entered.put("diagnosisCheckedWithHospital", checked);
        entered.values().removeIf(Objects::isNull);

        assertThat(decide("hospital-criteria", entered)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "suspected, none,         0,                  waiting",
        "suspected, negative,     0,                  waiting",
        "suspected, negative,     23.983333333333334, waiting",
        "suspected, negative,     24,                 excluded",
        "suspected, negative,     72.5,               excluded",
        "suspected, inconclusive, 24,                 waiting",
        "suspected, positive,     0,                  confirmed",
        "suspected, positive,     48,                 confirmed",
        "confirmed, none,         0,                  confirmed"})
    void should_JudgeLaboratoryResults_When_TheyArrive(String diagnosis, String result, double hours, String expected) {
        assertThat(decide("case-exclusion", Map.of("hospitalDiagnosis", diagnosis, "labResult", result,
                "negativeIntervalHours", hours))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "died,       confirmed, suspected, ,            fever-clinic,     deceased",
        "recovered,  confirmed, confirmed, symptomatic, home-observation, recovered",
        ",           excluded,  suspected, ,            fever-clinic,     excluded-by-laboratory",
        ",           ,          excluded,  symptomatic, home-observation, excluded-by-hospital",
        ",           ,          ,          released,    home-observation, observation-ended",
        ",           ,          ,          ended,       home-observation, observation-ended",
        ",           ,          ,          ,            excluded,         excluded-at-school"})
    void should_NameTheOutcome_When_HandlingEnds(String treatment, String laboratory, String hospital, String isolation,
            String triage, String expected) {
        Map<String, Object> known = new HashMap<>();
        known.put("treatmentOutcome", treatment);
        known.put("laboratoryConclusion", laboratory);
        known.put("hospitalOutcome", hospital);
        known.put("isolationOutcome", isolation);
        known.put("triageResult", triage);
        known.values().removeIf(Objects::isNull);

        assertThat(decide("case-outcome", known)).isEqualTo(expected);
    }

    @Test
    void should_NameItsSource_When_ARuleDecides() {
        assertThat(Stream.of("case-classification", "hospital-criteria", "case-exclusion", "case-outcome")
                .flatMap(key -> rules(key).stream()))
                .isNotEmpty().allSatisfy(rule -> assertThat(rule.getDescription().getTextContent()).isNotBlank());
    }

    @Test
    void should_GiveEveryStepItsOwnClock_When_DrawnInSuspectedCase() {
        var model = engine.getRepositoryService().getBpmnModelInstance(engine.getRepositoryService()
                .createProcessDefinitionQuery().processDefinitionKey("suspected-case").latestVersion().singleResult().getId());
        TreeSet<String> drawn = new TreeSet<>();
        model.getModelElementsByType(FlowNode.class).forEach(node ->
                drawn.add(ModelProperties.of(node).getOrDefault("deadline", "")));
        drawn.remove("");

        assertThat(rules("deadlines").stream().map(Rule::getId).filter(id -> id.startsWith("suspected-case-"))
                .map(id -> id.substring("suspected-case-".length()))).containsExactlyInAnyOrderElementsOf(drawn);
    }

    private String decide(String key, Map<String, Object> variables) {
        DmnDecisionRuleResult row = engine.getDecisionService().evaluateDecisionTableByKey(key, variables).getSingleResult();
        return row.getSingleEntry();
    }

    private Collection<Rule> rules(String key) {
        return engine.getRepositoryService().getDmnModelInstance(engine.getRepositoryService().createDecisionDefinitionQuery()
                .decisionDefinitionKey(key).latestVersion().singleResult().getId()).getModelElementsByType(Rule.class);
    }

    private static String yesIf(String exposure, String kind) {
        return exposure.equals(kind) ? "yes" : "no";
    }
}
