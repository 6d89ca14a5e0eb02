package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.engine.ModelProperties;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every rule of {@code collective-decision}, on both sides of its limits, and the clocks of both procedures. */
@ProcessTest
class CadreDecisionsTest {

    @Autowired
    private ProcessEngine engine;

    @ParameterizedTest
    @CsvSource({
        "cadre-assessment, 6, 3, 3, no-quorum",
        "cadre-assessment, 6, 4, 4, passed",
        "cadre-assessment, 7, 4, 4, no-quorum",
        "cadre-assessment, 7, 5, 4, passed",
        "cadre-assessment, 7, 5, 3, rejected",
        "commendation, 7, 3, 3, no-quorum",
        "commendation, 7, 4, 4, passed",
        "commendation, 6, 3, 3, rejected",
        "commendation, 6, 2, 2, no-quorum",
        "commendation, 6, 6, 4, passed",
        "commendation, 6, 6, 3, rejected",
        "commendation, 3, 3, 0, rejected"})
    void should_Decide_When_TheBallotsAreCounted(String matter, int eligible, int cast, int votesFor, String expected) {
        String decision = engine.getDecisionService().evaluateDecisionTableByKey("collective-decision", Map.of("meetingMatter", matter,
                "membersEligible", eligible, "ballotsCast", cast, "ballotsFor", votesFor)).getSingleResult().getSingleEntry();
        assertThat(decision).isEqualTo(expected);
    }

    @Test
    void should_NameItsSource_When_ARuleDecides() {
        assertThat(rules("collective-decision")).hasSize(4).allSatisfy(rule -> assertThat(rule.getDescription().getTextContent()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"commendation", "cadre-assessment"})
    void should_GiveEveryStepItsOwnClock_When_Drawn(String process) {
        var model = engine.getRepositoryService().getBpmnModelInstance(engine.getRepositoryService()
                .createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId());
        TreeSet<String> drawn = new TreeSet<>();
        model.getModelElementsByType(FlowNode.class).forEach(node -> drawn.add(ModelProperties.of(node).getOrDefault("deadline", "")));
        drawn.remove("");
        assertThat(rules("deadlines").stream().map(Rule::getId).filter(id -> id.startsWith(process + "-"))
                .map(id -> id.substring(process.length() + 1))).containsExactlyInAnyOrderElementsOf(drawn);
    }

    private Collection<Rule> rules(String key) {
        return engine.getRepositoryService().getDmnModelInstance(engine.getRepositoryService().createDecisionDefinitionQuery()
                .decisionDefinitionKey(key).latestVersion().singleResult().getId()).getModelElementsByType(Rule.class);
    }
}
