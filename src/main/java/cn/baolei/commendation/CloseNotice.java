package cn.baolei.commendation;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** End of 公示, whether it ran its time or the nomination was ended: it is taken down. */
@ProcessBean("closeNotice")
class CloseNotice implements ExecutionListener {

    private final NoticeTable notices;

    CloseNotice(NoticeTable notices) {
        this.notices = notices;
    }

    @Override
    public void notify(DelegateExecution execution) {
        notices.close(execution.getProcessInstanceId());
    }
}
