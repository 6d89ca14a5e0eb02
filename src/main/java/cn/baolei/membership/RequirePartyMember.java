package cn.baolei.membership;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * On completing a task: whoever was chosen in the variable named by the field {@code variable}, one user or a list of them, is a
 * party member of the organisation. A new object for each task, because the engine writes the field of the diagram into it.
 */
@ProcessBean("requirePartyMember")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class RequirePartyMember implements TaskListener {

    private final PartyMembers members;

    private Expression variable;

    RequirePartyMember(PartyMembers members) {
        this.members = members;
    }

    @Override
    public void notify(DelegateTask task) {
        Object chosen = task.getVariable((String) variable.getValue(task));
        List<String> users = chosen instanceof SpinJsonNode list
                ? list.elements().stream().map(SpinJsonNode::stringValue).toList()
                : chosen == null ? List.of() : List.of(chosen.toString());
        members.require(users, task.getTenantId());
    }
}
