package cn.baolei.accountability;

import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import cn.baolei.routing.Recusals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Holds the team to the rules (问责条例, article 10) and keeps whoever declared an interest out of the case. */
@ProcessBean("teamFormed")
class TeamFormed implements TaskListener {

    private final Officials officials;
    private final Recusals recusals;
    private final CaseVariables variables;

    TeamFormed(Officials officials, Recusals recusals, CaseVariables variables) {
        this.officials = officials;
        this.recusals = recusals;
        this.variables = variables;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = task.getExecution().getProcessBusinessKey();
        String leader = CaseVariables.text(task, "teamLeader");
        List<String> recused = variables.chosen(task, "recusedOfficials");
        Set<String> team = new HashSet<>(variables.chosen(task, "teamMembers"));
        team.add(leader);
        Set<String> able = new HashSet<>(officials.of(task.getTenantId()).keySet());
        able.removeAll(recusals.of(caseNumber));
        if (!able.containsAll(team) || !able.containsAll(recused)) {
            throw new Refusal("调查组成员：请从所列选项中选择，应当回避的人员不能参加");
        }
        if (team.size() < 2) {
            throw new Refusal("调查组成员：组长以外至少还有一人");
        }
        if (recused.stream().anyMatch(team::contains)) {
            throw new Refusal("应当回避的人员：不能同时是调查组成员");
        }
        String reason = CaseVariables.text(task, "recusalReason");
        if (!recused.isEmpty() && reason.isEmpty()) {
            throw new Refusal("回避理由：有人回避时必须填写");
        }
        recused.forEach(official -> recusals.recuse(caseNumber, official, reason));
    }
}
