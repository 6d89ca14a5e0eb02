package cn.baolei.release;

import cn.baolei.deadline.Deadlines;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** On entering 读者答疑: until when questions are taken. The time stays the same however often the next question is awaited. */
@ProcessBean("limitQuestions")
class LimitQuestions implements ExecutionListener {

    private final Deadlines deadlines;

    LimitQuestions(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable("questionsUntil", deadlines.due(execution));
    }
}
