package cn.baolei.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Whoever starts a process may name a case number, and whoever works on an instance with a case number is a handler of that case. So
 * nobody starts one under the number of a case that they may not read already.
 */
class CaseNumberGuard extends AbstractBpmnParseListener implements ExecutionListener {

    private final ProtectedVariables protectedVariables;

    CaseNumberGuard(ProtectedVariables protectedVariables) {
        this.protectedVariables = protectedVariables;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addListener(EVENTNAME_START, this);
    }

    @Override
    public void notify(DelegateExecution execution) {
        Authentication person = Context.getCommandContext().getAuthentication();
        String caseNumber = execution.getProcessBusinessKey();
        if (person == null || person.getUserId() == null || caseNumber == null || execution.getSuperExecution() != null) {
            return;
        }
        List<String> groups = person.getGroupIds() == null ? List.of() : person.getGroupIds();
        if (!protectedVariables.mayStartUnder(caseNumber, new VariableProtection.Reader(person.getUserId(), groups, false))) {
            throw new Refusal("案件编号" + caseNumber + "已经使用，您没有参与该案件的办理，不能用这个编号发起流程");
        }
    }
}
