package cn.baolei.caserecord;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the hospital has decided has to be reported, as soon as it has been entered in the case. */
@Component
class HospitalDiagnoses {

    private final ReportableEvents events;

    HospitalDiagnoses(ReportableEvents events) {
        this.events = events;
    }

    @EventListener(condition = "#task.eventName == 'complete' and #task.taskDefinitionKey == 'recordHospitalDiagnosis'")
    void entered(DelegateTask task) {
        FormTime.instantOf(task.getVariable("diagnosedAt")).ifPresent(at -> events.record(new ReportableEvent(
                task.getExecution().getProcessBusinessKey(), task.getTenantId(),
                "excluded".equals(task.getVariable("hospitalDiagnosis")) ? "negative" : "diagnosis", at)));
    }
}
