package cn.baolei.accountability;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Offers the people of the organisation concerned, so that nobody has to be typed in. */
@ProcessBean("officialsConcerned")
class OfficialsConcerned implements TaskListener {

    private final Officials officials;
    private final CaseVariables variables;

    OfficialsConcerned(Officials officials, CaseVariables variables) {
        this.officials = officials;
        this.variables = variables;
    }

    @Override
    public void notify(DelegateTask task) {
        task.getExecution().setVariable("officialsConcerned",
                variables.json(Officials.options(officials.of(CaseVariables.text(task, CaseVariables.CONCERNED)))));
    }
}
