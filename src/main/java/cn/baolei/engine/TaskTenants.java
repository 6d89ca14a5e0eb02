package cn.baolei.engine;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;

/**
 * Lets an official find a task that fell to them from another organisation: a vacancy one level down (domain.md, section 3).
 * {@link OwnTasks} already holds the query to their own posts, each of which names its organisation.
 */
class TaskTenants extends TenantManager {

    @Override
    public ListQueryParameterObject configureQuery(ListQueryParameterObject query) {
        super.configureQuery(query);
        if (query instanceof TaskQueryImpl && getAuthorizationManager().isAuthorizationEnabled()
                && Context.getCommandContext().isAuthorizationCheckEnabled()) {
            query.getTenantCheck().setTenantCheckEnabled(false);
        }
        return query;
    }
}
