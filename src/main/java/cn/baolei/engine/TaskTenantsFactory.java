package cn.baolei.engine;

import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;

/** Puts {@link TaskTenants} where the engine expects its own tenant manager. */
class TaskTenantsFactory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return TenantManager.class;
    }

    @Override
    public Session openSession() {
        return new TaskTenants();
    }
}
