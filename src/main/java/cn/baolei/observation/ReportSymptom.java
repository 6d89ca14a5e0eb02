package cn.baolei.observation;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Starts {@code suspected-case} at the same organisation, under the same case number, with what the reading found. */
@ProcessBean("reportSymptom")
class ReportSymptom implements JavaDelegate {

    private static final String MESSAGE = "isolation-symptom";

    @Override
    public void execute(DelegateExecution execution) {
        Symptom symptom = Symptom.ofCode((String) execution.getVariable("readingSymptoms"));
        boolean other = symptom != Symptom.NONE && !symptom.isRespiratory();
        String note = (String) execution.getVariable("readingSymptomsNote");
        execution.getProcessEngineServices().getRuntimeService().createMessageCorrelation(MESSAGE)
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .setVariable("organisation", execution.getTenantId())
                .setVariable("personName", execution.getVariable("personName"))
                .setVariable("personCategory", execution.getVariable("personCategory"))
                .setVariable("personUnit", execution.getVariable("personUnit"))
                .setVariable("personPhone", execution.getVariable("personPhone"))
                .setVariable("currentLocation", execution.getVariable("isolationPlace"))
                .setVariable("discoveredAt", execution.getVariable("readingAt"))
                .setVariable("temperature", execution.getVariable("readingTemperature"))
                .setVariable("coughOrBreathless", symptom.isRespiratory())
                .setVariable("otherSymptoms", other ? symptom.described(note) : note)
                .correlateStartMessage();
    }
}
