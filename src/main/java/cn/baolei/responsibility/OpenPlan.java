package cn.baolei.responsibility;

import cn.baolei.engine.ProcessBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Lays the list of areas: every subordinate organisation, and what an earlier draft or the plan in force has beside them. */
@ProcessBean("openPlan")
class OpenPlan implements JavaDelegate {

    private final Leadership leadership;
    private final AreaPlans plans;

    OpenPlan(Leadership leadership, AreaPlans plans) {
        this.leadership = leadership;
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String organisation = execution.getTenantId();
        List<Area> earlier = execution.getVariable("areas") != null ? AreaList.of(execution.getVariable("areas"))
                : plans.inForce(organisation).map(plan -> plans.areasOf(plan.id())).orElse(List.of());
        execution.setVariable("areas", AreaList.json(renewed(organisation, earlier), leadership::nameOf));
        if (execution.getVariable("signRound") == null) {
            execution.setVariable("signRound", 0);
            execution.setVariable("revisionReason", "");
        }
    }

    /** Keeps what still holds: organisations that are still subordinate, leaders who are still members. */
    private List<Area> renewed(String organisation, List<Area> earlier) {
        Map<String, String> members = leadership.members(organisation);
        List<Area> areas = new ArrayList<>();
        leadership.subordinates(organisation).forEach((code, name) -> areas.add(new Area(name, code, earlier.stream()
                .filter(area -> area.organisation().equals(code)).map(Area::leader).filter(members::containsKey).findFirst().orElse(""))));
        earlier.stream().filter(area -> area.organisation().isEmpty()).forEach(area -> areas.add(
                new Area(area.name(), "", members.containsKey(area.leader()) ? area.leader() : "")));
        return areas;
    }
}
