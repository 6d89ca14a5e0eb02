package cn.baolei.commendation;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 调取办理记录: what the nominated official did, for whoever writes up the deeds to choose from. Runs as a job. */
@ProcessBean("gatherEvidence")
class GatherEvidence implements JavaDelegate {

    /** As many as an official can be expected to read through. */
    private static final int MOST = 100;

    private final WorkRecord record;
    private final EvidenceTable evidence;
    private final Clock clock;

    GatherEvidence(WorkRecord record, EvidenceTable evidence, Clock clock) {
        this.record = record;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String nominee = (String) execution.getVariable("nomineeUser");
        List<DoneStep> steps = nominee == null ? List.of() : record.of(nominee, execution.getTenantId(), Instant.EPOCH,
                clock.instant().plusMillis(1)).stream().limit(MOST).toList();
        evidence.offer(execution.getProcessInstanceId(), steps);
        execution.setVariable("evidenceCount", steps.size());
        execution.setVariable("evidenceOptions", EvidenceText.choices(steps));
    }
}
