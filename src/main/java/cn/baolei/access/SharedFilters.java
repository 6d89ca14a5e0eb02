package cn.baolei.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The filters every official finds in Tasklist. What they show is limited to the person's own tasks by the engine anyway. */
@Component
class SharedFilters {

    private record Shared(String name, String description, String colour, TaskQuery query) {
    }

    private final FilterService filters;
    private final TaskService tasks;

    SharedFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Creates those that are missing. @return the ids of all of them, in the order in which they are shown */
    List<String> ensure() {
        List<String> ids = new ArrayList<>();
        for (Shared shared : List.of(
                new Shared("我的待办", "等我办理的事项：我已认领的和本岗位尚未认领的", "#8c1c13", tasks.createTaskQuery()
                        .or().taskAssigneeExpression("${currentUser()}").taskUnassigned().endOr()),
                new Shared("本单位待办", "本岗位全部未办结的事项，含同岗位他人已认领的", "#b4540a", tasks.createTaskQuery()),
                new Shared("即将到期", "两小时内到期的事项", "#c28a00",
                        tasks.createTaskQuery().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusHours(2)}")),
                new Shared("已超期", "已过办理时限的事项", "#a40000", tasks.createTaskQuery().dueBeforeExpression("${now()}")))) {
            ids.add(ensure(shared, ids.size() * 10).getId());
        }
        return ids;
    }

    private Filter ensure(Shared shared, int priority) {
        Filter existing = filters.createFilterQuery().filterName(shared.name()).list().stream()
                .filter(filter -> filter.getOwner() == null).findFirst().orElse(null);
        if (existing != null) {
            return existing;
        }
        Filter filter = filters.newTaskFilter(shared.name());
        filter.setQuery(shared.query());
        filter.setProperties(Map.of("description", shared.description(), "priority", priority, "color", shared.colour(),
                "refresh", true, "showUndefinedVariable", false));
        return filters.saveFilter(filter);
    }
}
