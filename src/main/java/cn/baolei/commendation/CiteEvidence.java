package cn.baolei.commendation;

import cn.baolei.engine.ProcessBean;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;

/** Completion of 整理事迹材料: what was ticked is cited, and shown in every later step. */
@ProcessBean("citeEvidence")
class CiteEvidence implements TaskListener {

    private final EvidenceTable evidence;

    CiteEvidence(EvidenceTable evidence) {
        this.evidence = evidence;
    }

    @Override
    public void notify(DelegateTask task) {
        String nomination = task.getProcessInstanceId();
        evidence.cite(nomination, chosen(task.getVariable("citedTasks")));
        task.getExecution().setVariable("evidenceRows", EvidenceText.table(evidence.cited(nomination)));
    }

    private static Set<String> chosen(Object value) {
        if (value instanceof SpinJsonNode list) {
            return list.elements().stream().map(SpinJsonNode::stringValue).collect(Collectors.toSet());
        }
        return value instanceof Collection<?> list ? list.stream().map(String::valueOf).collect(Collectors.toSet()) : Set.of();
    }
}
