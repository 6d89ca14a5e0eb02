package cn.baolei.engine;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;

/**
 * Lets the engine, acting by itself, carry a message from one organisation to another, and an official find a task that fell to
 * them from another organisation: a vacancy one level down (domain.md, section 3). {@link OwnTasks} already holds the query to
 * their own posts, each of which names its organisation.
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

    /** The job executor signs in as nobody with the tenant of its job; a report would then not find the level it came from. */
    @Override
    public boolean isTenantCheckEnabled() {
        return super.isTenantCheckEnabled() && getCurrentAuthentication().getUserId() != null;
    }
}
