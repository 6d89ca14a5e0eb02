package cn.baolei.engine;

import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.beans.factory.ObjectProvider;

/** Puts {@link OwnTasks} where the engine expects its own authorization manager. */
class OwnTasksFactory implements SessionFactory {

    private final ObjectProvider<ActingPosts> actingPosts;

    OwnTasksFactory(ObjectProvider<ActingPosts> actingPosts) {
        this.actingPosts = actingPosts;
    }

    @Override
    public Class<?> getSessionType() {
        return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
        return new OwnTasks(actingPosts);
    }
}
