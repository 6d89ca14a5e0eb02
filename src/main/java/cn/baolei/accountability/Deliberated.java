package cn.baolei.accountability;

import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A decision needs a vote that carries it and a measure that the table offers (问责条例, articles 8 and 12). */
@ProcessBean("deliberated")
class Deliberated implements TaskListener {

    private final CaseVariables variables;

    Deliberated(CaseVariables variables) {
        this.variables = variables;
    }

    @Override
    public void notify(DelegateTask task) {
        Vote vote = new Vote(CaseVariables.number(task, "attendeesExpected"), CaseVariables.number(task, "attendeesPresent"),
                CaseVariables.number(task, "votesFor"), CaseVariables.number(task, "votesAgainst"),
                CaseVariables.number(task, "votesAbstained"));
        vote.check();
        if (!"liable".equals(task.getVariable("deliberationDecision"))) {
            return;
        }
        if (!vote.carries()) {
            throw new Refusal("赞成：未超过应到人数的半数，不能作出问责决定");
        }
        Map<String, String> offered = new LinkedHashMap<>();
        ((List<?>) task.getVariable("measureRows")).forEach(row ->
                offered.put(String.valueOf(((Map<?, ?>) row).get("value")), String.valueOf(((Map<?, ?>) row).get("label"))));
        List<String> chosen = variables.chosen(task, "measures");
        if (chosen.isEmpty() || !offered.keySet().containsAll(chosen)) {
            throw new Refusal("问责方式：请从所列选项中选择");
        }
        task.getExecution().setVariable("measuresText", chosen.stream().map(offered::get).collect(Collectors.joining("、")));
    }
}
