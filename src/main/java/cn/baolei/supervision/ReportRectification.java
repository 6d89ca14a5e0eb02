package cn.baolei.supervision;

import cn.baolei.engine.ProcessBean;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 报告整改情况: the organisation in default answers the one that supervises. */
@ProcessBean("reportRectification")
class ReportRectification implements JavaDelegate {

    private final SupervisionInstances instances;

    ReportRectification(SupervisionInstances instances) {
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        instances.report((String) execution.getVariable("supervision"), Map.of(
                "rectificationReason", execution.getVariable("rectificationReason"),
                "rectificationMeasures", execution.getVariable("rectificationMeasures")));
    }
}
