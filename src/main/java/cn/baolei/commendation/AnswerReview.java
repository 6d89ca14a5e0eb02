package cn.baolei.commendation;

import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;

/** Service task 答复: the superior's decision goes back. A nomination that was ended in the meantime no longer waits for it. */
@ProcessBean("answerReview")
class AnswerReview implements JavaDelegate {

    private final Reviews reviews;
    private final OrganisationDirectory directory;
    private final RuntimeService runtime;

    AnswerReview(Reviews reviews, OrganisationDirectory directory, @Lazy RuntimeService runtime) {
        this.reviews = reviews;
        this.directory = directory;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String decision = (String) execution.getVariable("reviewDecision");
        String opinion = (String) execution.getVariable("reviewOpinion");
        Map<String, Object> answer = new HashMap<>();
        answer.put("superiorDecision", decision);
        answer.put("superiorOpinion", opinion);
        answer.put("superiorName", directory.get(execution.getTenantId()).name());
        reviews.answered(execution.getProcessInstanceId(), decision, opinion).ifPresent(origin ->
                runtime.createMessageCorrelation("commendation-reviewed").processInstanceId(origin).setVariables(answer).correlateAll());
    }
}
