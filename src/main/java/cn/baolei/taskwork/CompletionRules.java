package cn.baolei.taskwork;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What must have been done before a task is completed, and what is recorded when an entrusted one comes back. */
@Component
class CompletionRules {

    private final CountersignStore countersigns;
    private final TaskActions actions;
    private final CurrentUser currentUser;

    CompletionRules(CountersignStore countersigns, TaskActions actions, CurrentUser currentUser) {
        this.countersigns = countersigns;
        this.actions = actions;
        this.currentUser = currentUser;
    }

    @EventListener(condition = "#task.eventName == 'complete' and #task.execution != null")
    void check(DelegateTask task) {
        if (countersigns.ofTask(task.getId()).stream().anyMatch(countersign -> countersign.agreed().isEmpty())) {
            throw new Refusal("“" + task.getName() + "”的会签或加签尚未完成，不能办结");
        }
        Map<String, String> rules = ModelProperties.of(task.getExecution());
        // A rule that nobody knows must not become no rule.
        Optional.ofNullable(rules.get("countersign")).map(code -> SigningRule.ofCode(code).orElse(SigningRule.ALL))
                .ifPresent(rule -> requireAgreed(rule, task));
        boolean required = Boolean.parseBoolean(rules.get("opinionRequired"));
        if (required && currentUser.id().filter(person -> actions.hasOpinion(task.getId(), person)).isEmpty()) {
            throw new Refusal("请先在“更多办理”中填写意见，再办结“" + task.getName() + "”");
        }
    }

    /** The last 会签 by the step's rule decides: an earlier refusal can be overcome, an earlier agreement withdrawn. */
    private void requireAgreed(SigningRule rule, DelegateTask task) {
        boolean agreed = countersigns.ofTask(task.getId()).stream().filter(held -> held.rule() == rule)
                .reduce((earlier, later) -> later).flatMap(Countersign::agreed).orElse(false);
        if (!agreed) {
            throw new Refusal("请先在“更多办理”中发起会签（" + rule.label() + "），通过后再办结“" + task.getName() + "”");
        }
    }

    @EventListener(condition = "#task.eventName == 'update' and #task.execution != null")
    void recordReturnOfEntrusted(DelegateTask task) {
        if (((Task) task).getDelegationState() == DelegationState.RESOLVED && currentUser.id().isPresent()
                && task.getAssignee() != null && !task.getAssignee().equals(currentUser.id().get())) {
            actions.record(ActionKind.DELEGATED_DONE, TaskRef.of((Task) task, task.getExecution().getProcessBusinessKey()),
                    List.of(task.getAssignee()), "");
        }
    }
}
