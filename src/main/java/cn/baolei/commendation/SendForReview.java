package cn.baolei.commendation;

import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;

/** Service task 报上级审核: the superior gets an instance of its own, under the same case number. */
@ProcessBean("sendForReview")
class SendForReview implements JavaDelegate {

    private static final List<String> PASSED_ON = List.of("nomineeName", "nomineeUnit", "nomineeUser", "deedsSummary", "evidenceRows",
            "tallyRows", "meetingBody", "supplement");

    private final Reviews reviews;
    private final OrganisationDirectory directory;
    private final RuntimeService runtime;

    SendForReview(Reviews reviews, OrganisationDirectory directory, @Lazy RuntimeService runtime) {
        this.reviews = reviews;
        this.directory = directory;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String superior = reviews.superiorOf(execution.getTenantId()).orElseThrow().code();
        Map<String, Object> values = new HashMap<>();
        PASSED_ON.forEach(name -> values.put(name, execution.getVariable(name)));
        values.put("organisation", superior);
        values.put("originName", directory.get(execution.getTenantId()).name());
        String receiver = runtime.createMessageCorrelation("commendation-received")
                .processInstanceBusinessKey(execution.getProcessBusinessKey()).setVariables(values).correlateStartMessage().getId();
        reviews.sent(execution.getProcessInstanceId(), receiver, superior);
    }
}
