package cn.baolei.responsibility;

import cn.baolei.engine.ProcessBean;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;

/** Shows a leader what they are about to sign for. */
@ProcessBean("ownAreas")
class OwnAreas implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        String signer = ((SpinJsonNode) task.getVariable("signer")).stringValue();
        task.setVariableLocal("ownAreas", AreaList.of(task.getVariable("areas")).stream()
                .filter(area -> area.leader().equals(signer)).map(Area::name).collect(Collectors.joining("、")));
    }
}
