package cn.baolei.responsibility;

import cn.baolei.organisation.OrganisationsImported;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Orders a review in the transaction of each import that changed something; it runs after the commit, again until it succeeds. */
@Configuration(proxyBeanMethods = false)
class PlanReviewTask {

    private static final String NAME = "responsibility-review";

    /** Late, because the scheduler needs the task below. */
    private final ObjectProvider<SchedulerClient> scheduler;

    PlanReviewTask(ObjectProvider<SchedulerClient> scheduler) {
        this.scheduler = scheduler;
    }

    @Bean
    static OneTimeTask<Void> reviewAreaPlans(PlanReview review) {
        return Tasks.oneTime(NAME).execute((instance, context) -> review.review());
    }

    @EventListener
    void order(OrganisationsImported event) {
        scheduler.getObject().schedule(SchedulableInstance.of(
                new TaskInstance<Void>(NAME, UUID.randomUUID().toString()), schedulerNow -> schedulerNow));
    }
}
