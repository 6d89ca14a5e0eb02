package cn.baolei.clue;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Service task {@code ${openClue}}: field {@code rule}, input parameter {@code clueStatement} (what was found) and, where it is
 * not the instance's own organisation, {@code clueOrganisation}; {@code cluePerson} (user id) where the official is known. A new object for each execution, because the engine writes the
 * fields of the diagram into it.
 */
@ProcessBean("openClue")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class OpenClue implements JavaDelegate {

    private final Clues clues;

    private Expression rule;

    OpenClue(Clues clues) {
        this.clues = clues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String organisation = (String) execution.getVariableLocal("clueOrganisation");
        clues.open(new Clue((String) rule.getValue(execution), execution.getProcessBusinessKey(),
                organisation == null ? execution.getTenantId() : organisation, execution.getCurrentActivityId(),
                (String) execution.getVariableLocal("cluePerson"),
                List.of(Map.of("item", "发现的情况", "content", String.valueOf(execution.getVariableLocal("clueStatement"))))));
    }
}
