package cn.baolei.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.BehindTheGate;
import cn.baolei.gate.DeploymentGate;
import cn.baolei.gate.Finding;
import cn.baolei.process.ProcessTest;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Changes made to the shipped diagrams at random. Two walks with the same fate tell whether a duty is left out or done too early; that
 * must never be accepted, and what is harmless must never be refused. Another seed: {@code -DargLine=-Dbaolei.seed=…}, more changes:
 * {@code -Dbaolei.changes=…}.
 */
@ProcessTest
@BehindTheGate
@TestPropertySource(properties = "camunda.bpm.deployment-resource-pattern=file:processes/**/*.bpmn,file:processes/**/*.dmn,file:forms/**/*.form")
class DutiesStayPropertyTest {

    private static final long SEED = Long.getLong("baolei.seed", 20200125);
    private static final int CHANGES = Integer.getInteger("baolei.changes", 1);
    private static final int RUNS = 20;
    /**
     * What the gate says of a flow that cannot be walked, however well it is drawn: a diagram changed by a program would be refused for
     * its missing names and places alone, and that must not count.
     */
    private static final List<String> OF_THE_FLOW = List.of("没有任何表单、环节或者程序填写", "并行汇合要等所有分支都到", "循环没有出口", "永远走不到");

    @Autowired
    private DeploymentGate gate;

    @Test
    void should_RefuseWhatBreaksADutyAndNothingHarmless_When_DiagramsAreChangedAtRandom() {
        System.out.println("seed " + SEED);
        Map<Mutation, int[]> counts = new EnumMap<>(Mutation.class);
        SoftAssertions all = new SoftAssertions();
        for (String diagram : Models.shipped()) {
            BpmnModelInstance shipped = Models.read(diagram);
            for (Mutation mutation : Mutation.values()) {
                for (int change = 0; change < CHANGES; change++) {
                    long seed = SEED * 31 + diagram.hashCode() * 17L + mutation.ordinal() * 1009L + change;
                    BpmnModelInstance changed = shipped.clone();
                    if (mutation.apply(changed, new Random(seed))) {
                        judge(diagram + " " + mutation + " " + seed, mutation, shipped, changed, counts, all);
                    }
                }
            }
        }
        counts.forEach((mutation, count) -> System.out.printf("%-14s made %3d, broken %3d, refused %3d%n", mutation, count[0], count[1], count[2]));
        all.assertAll();
        // Otherwise the walks would see too little to judge anything.
        int[] harmful = counts.entrySet().stream().filter(entry -> !entry.getKey().isHarmless() && !entry.getKey().isLoosening()).map(Map.Entry::getValue)
                .reduce(new int[3], (sum, count) -> new int[] {sum[0] + count[0], sum[1] + count[1], sum[2] + count[2]});
        assertThat(harmful[1]).as("broken of " + harmful[0]).isGreaterThan(harmful[0] / 4);
    }

    private void judge(String what, Mutation mutation, BpmnModelInstance shipped, BpmnModelInstance changed,
                              Map<Mutation, int[]> counts, SoftAssertions all) {
        List<Loss> losses = Obligations.lost(shipped, changed);
        Optional<String> broken = Oracle.broken(shipped, changed, RUNS, what.hashCode());
        int[] count = counts.computeIfAbsent(mutation, key -> new int[3]);
        count[0]++;
        count[1] += broken.isPresent() ? 1 : 0;
        count[2] += losses.isEmpty() ? 0 : 1;
        if (broken.isPresent() && losses.isEmpty()) {
            all.assertThat(faultsOfTheFlow(changed)).as(what + ": " + broken.get() + ", yet accepted").isNotEmpty();
        }
        if (mutation.isLoosening()) {
            all.assertThat(losses).as(what + " loosens a duty, yet accepted").isNotEmpty();
        }
        if (mutation.isHarmless()) {
            all.assertThat(broken).as(what + " is harmless").isEmpty();
            all.assertThat(losses).as(what + " is harmless, yet refused").isEmpty();
        }
    }

    private List<Finding> faultsOfTheFlow(BpmnModelInstance changed) {
        return gate.findings(Map.of("changed.bpmn", Bpmn.convertToString(changed).getBytes(StandardCharsets.UTF_8))).stream()
                .filter(finding -> OF_THE_FLOW.stream().anyMatch(finding.message()::contains)).toList();
    }
}
