package cn.baolei.responsibility;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Lets the form of 分片包干 link to the page on which areas are assigned. */
@ProcessBean("areaPageLink")
class AreaPageLink implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.setVariableLocal("areaPage", "/responsibility/tasks/" + task.getId());
    }
}
