package cn.baolei.contacts;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Lets the form of a new registration link to its upload page. */
@ProcessBean("contactPageLink")
class ContactPageLink implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.setVariableLocal("contactPage", "/contacts/" + task.getId());
    }
}
