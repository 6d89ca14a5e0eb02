package cn.baolei.commendation;

import cn.baolei.deadline.Deadlines;
import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 发布公示: until when, from the property {@code deadline}; and whether the superior's review comes after it. */
@ProcessBean("openNotice")
class OpenNotice implements JavaDelegate {

    private final NoticeTable notices;
    private final Reviews reviews;
    private final Deadlines deadlines;
    private final Clock clock;

    OpenNotice(NoticeTable notices, Reviews reviews, Deadlines deadlines, Clock clock) {
        this.notices = notices;
        this.reviews = reviews;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String instance = execution.getProcessInstanceId();
        boolean approved = reviews.isApproved(instance);
        Date endsAt = deadlines.due(execution);
        notices.open(new PublicNotice(0, instance, execution.getTenantId(), approved ? "second" : "first", text(execution, "nomineeName"),
                text(execution, "nomineeUnit"), text(execution, "deedsSummary"), clock.instant(), endsAt.toInstant()),
                execution.getProcessBusinessKey());
        execution.setVariable("noticeEndsAt", endsAt);
        execution.setVariable("reviewNeeded", !approved && reviews.superiorOf(execution.getTenantId()).isPresent());
    }

    private static String text(DelegateExecution execution, String name) {
        return (String) execution.getVariable(name);
    }
}
