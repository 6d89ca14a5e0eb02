package cn.baolei.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;

/** Whose tasks {@code own-tasks.xml} is to find, and which of its two ways is the shorter one. */
public class OwnTasksOf extends AuthorizationCheck {

    /** From here on taking each of somebody's tasks by its key costs more than walking over those of others. */
    static final long MANY = 500;
    /** A page further back than that lies so deep that walking there takes longer. */
    private static final int NEAR = 200;

    private boolean newestFirst;

    static boolean asksForTheNewest(TaskQueryImpl query) {
        List<QueryOrderingProperty> order = query.getOrderingProperties();
        return !order.isEmpty() && TaskQueryProperty.CREATE_TIME.equals(order.get(0).getQueryProperty())
                && order.get(0).getDirection() == Direction.DESCENDING && query.getMaxResults() <= NEAR
                && query.getFirstResult() <= NEAR;
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
