package cn.baolei.release;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 向渠道发布, once for each channel. */
@ProcessBean("publishToChannel")
class PublishToChannel implements JavaDelegate {

    private final Publications publications;

    PublishToChannel(Publications publications) {
        this.publications = publications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean published = publications.publish(execution.getProcessInstanceId(), (String) execution.getVariable("channel"));
        execution.setVariable("channelResult", published ? "published" : "manual");
    }
}
