package cn.baolei.responsibility;

import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/** Refuses a draft that leaves something out or names it twice; else says who has to sign. */
@ProcessBean("settleAreas")
class SettleAreas implements JavaDelegate {

    private final Leadership leadership;

    SettleAreas(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Area> areas = AreaList.of(execution.getVariable("areas"));
        List<String> findings = leadership.findings(execution.getTenantId(), areas);
        if (!findings.isEmpty()) {
            throw new Refusal("分片包干不完整：" + String.join("；", findings));
        }
        execution.setVariable("signers", Spin.JSON(areas.stream().map(Area::leader).distinct().toList()));
        execution.setVariable("signRound", (Integer) execution.getVariable("signRound") + 1);
    }
}
