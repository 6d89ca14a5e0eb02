package cn.baolei.gate;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.stereotype.Component;

/** Every process that is called and every decision table that is asked exists; every service task says what it does. */
@Component
class CalledRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.of(
                Each.of(submission, CallActivity.class, (file, call) -> isPresent(call.getCalledElement())
                        && submission.diagram(call.getCalledElement()).isPresent() ? Stream.empty() : Stream.of(Finding.at(file, call,
                        "没有标识为“" + words(call.getCalledElement()) + "”的流程可以调用（要写流程标识，不能写表达式）"))),
                Each.of(submission, BusinessRuleTask.class, (file, task) -> isPresent(task.getCamundaDecisionRef())
                        && submission.table(task.getCamundaDecisionRef()).isPresent() ? Stream.empty() : Stream.of(Finding.at(file, task,
                        "没有标识为“" + words(task.getCamundaDecisionRef()) + "”的决策表（要写决策标识，不能写表达式）"))),
                Each.of(submission, BusinessRuleTask.class, (file, task) -> isPresent(task.getCamundaResultVariable()) ? Stream.empty()
                        : Stream.of(Finding.at(file, task, "没有写明决策结果存到哪个变量（Result variable）"))),
                Each.of(submission, ServiceTask.class, (file, task) -> isPresent(task.getCamundaDelegateExpression()) || isPresent(task.getCamundaExpression())
                        ? Stream.empty() : Stream.of(Finding.at(file, task, "服务任务没有写明由哪个程序组件办理（Delegate expression）")))).flatMap(List::stream).toList();
    }

    private static boolean isPresent(String text) {
        return text != null && !text.isBlank();
    }

    private static String words(String text) {
        return text == null ? "" : text;
    }
}
