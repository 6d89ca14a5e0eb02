package cn.baolei.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;

/** Whose tasks {@code own-tasks.xml} is to find, and by which way they are found soonest. */
public class OwnTasksOf extends AuthorizationCheck {

    /** From here on taking each of somebody's tasks by its key costs more than walking over those of others. */
    static final long MANY = 500;
    /** A page further back than that lies so deep that walking there takes longer. */
    private static final int NEAR = 200;

    /** How a filter writes down what it asks for: who has claimed a task, in one go or as alternatives, in any order. */
    private static final Set<String> CLAIMS = Set.of("assignee", "unassigned", "assigned", "orQueries", "orderingProperties", "queryProperty", "direction");
    /** An empty list asks for nothing: the engine adds one where a filter is sorted by the asker. */
    private static final Pattern ASKED = Pattern.compile("\"(\\w+)\":(?!\\[])");

    private final TaskQueryImpl query;
    private boolean newestFirst;

    OwnTasksOf(TaskQueryImpl query) {
        this.query = query;
    }

    /** Whether it matters to the query who has claimed a task, and nothing else about it. */
    public boolean isAsksForClaimsOnly() {
        return ASKED.matcher(new JsonTaskQueryConverter().toJson(query)).results().allMatch(asked -> CLAIMS.contains(asked.group(1)));
    }

    boolean asksForTheNewest() {
        List<QueryOrderingProperty> order = query.getOrderingProperties();
        return !order.isEmpty() && TaskQueryProperty.CREATE_TIME.equals(order.get(0).getQueryProperty())
                && order.get(0).getDirection() == Direction.DESCENDING && query.getMaxResults() <= NEAR
                && query.getFirstResult() <= NEAR;
    }

    /** In one parameter, so that all officials share a statement, whatever the number of their groups. */
    public String[] getGroups() {
        return getAuthGroupIds().toArray(String[]::new);
    }

    public boolean isNewestFirst() {
        return newestFirst;
    }

    void setNewestFirst(boolean newestFirst) {
        this.newestFirst = newestFirst;
    }

    public long getMany() {
        return MANY;
    }
}
