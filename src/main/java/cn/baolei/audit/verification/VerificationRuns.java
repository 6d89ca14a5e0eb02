package cn.baolei.audit.verification;

import cn.baolei.verification.CannotCheck;
import cn.baolei.verification.Report;
import cn.baolei.verification.Verification;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifications are ordered here and done in the background; a node that dies over one leaves it to another. */
@Service
class VerificationRuns {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final RunTable runs;
    private final Verification verification;
    private final SchedulerClient scheduler;
    private final TransactionTemplate apart;
    private final Clock clock;

    VerificationRuns(RunTable runs, Verification verification, SchedulerClient scheduler, PlatformTransactionManager transactions, Clock clock) {
        this.runs = runs;
        this.verification = verification;
        this.scheduler = scheduler;
        // The verification reads in a transaction that can write nothing.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Nothing new while the same is being verified. @param subject a chain, or {@link Report#JOURNAL} */
    @Transactional
    public void order(String subject, String by) {
        if (runs.runningOf(subject).isPresent()) {
            return;
        }
        UUID id = UUID.randomUUID();
        runs.insert(id, subject, by, clock.instant());
        scheduler.schedule(SchedulableInstance.of(new TaskInstance<Void>(VerificationTask.NAME, id.toString()), schedulerNow -> schedulerNow));
    }

    void execute(UUID id) {
        Run run = runs.find(id).orElseThrow();
        Report report = null;
        String failure = null;
        try {
            report = verification.run(run.subject().equals(Report.JOURNAL) ? null : run.subject(), told(id));
        } catch (CannotCheck refused) {
            failure = refused.getMessage();
        }
        runs.finished(id, report, failure, clock.instant());
    }

    private BiConsumer<Long, Long> told(UUID id) {
        return new BiConsumer<>() {
            private long last = System.nanoTime();

            @Override
            public void accept(Long done, Long total) {
                if (System.nanoTime() - last > EVERY.toNanos() || done.equals(total)) {
                    last = System.nanoTime();
                    apart.executeWithoutResult(status -> runs.progressed(id, done, total));
                }
            }
        };
    }
}
