package cn.baolei.screening;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 核查零报告. */
@ProcessBean("findFalseZeros")
class FindFalseZeros implements JavaDelegate {

    private final Concealment concealment;

    FindFalseZeros(Concealment concealment) {
        this.concealment = concealment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concealment.findFalseZeros(execution.getProcessBusinessKey());
    }
}
