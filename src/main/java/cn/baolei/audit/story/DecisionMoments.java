package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.caserecord.FormWords;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the decision tables drawn in the diagrams said, and by which rule. */
@Component
@Order(5)
class DecisionMoments implements Source {

    private static final int WITHIN = 5;

    private final HistoryService history;
    private final FormWords words;

    DecisionMoments(HistoryService history, FormWords words) {
        this.history = history;
        this.words = words;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        Map<String, Visit> asking = matter.visits().stream().filter(visit -> ActivityTypes.TASK_BUSINESS_RULE.equals(visit.type()))
                .collect(Collectors.toMap(Visit::id, visit -> visit));
        return asking.values().stream().map(Visit::run).distinct()
                .flatMap(run -> history.createHistoricDecisionInstanceQuery().processInstanceId(run).includeOutputs().list().stream())
                .filter(decision -> asking.containsKey(decision.getActivityInstanceId()))
                .map(decision -> Told.in(asking.get(decision.getActivityInstanceId()), WITHIN, decision.getEvaluationTime().toInstant(), Kind.DECISION, null,
                        "“" + decision.getDecisionDefinitionName() + "”" + decision.getOutputs().stream().map(output -> said(decision, output))
                                .collect(Collectors.collectingAndThen(Collectors.joining("；"), said -> said.isEmpty() ? "判定：没有适用的规则" : "判定：" + said))));
    }

    private String said(HistoricDecisionInstance decision, HistoricDecisionOutputInstance output) {
        String reason = words.ruleAnnotation(decision.getDecisionDefinitionId(), output.getRuleId());
        return reason.isBlank() ? String.valueOf(output.getValue()) : reason + "（" + output.getValue() + "）";
    }
}
