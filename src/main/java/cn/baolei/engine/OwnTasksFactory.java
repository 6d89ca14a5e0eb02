package cn.baolei.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** Puts {@link OwnTasks} where the engine expects its own authorization manager. */
class OwnTasksFactory implements SessionFactory {

    /** Looked up late, because who answers needs the engine's services; and once, because it is asked for each task query. */
    private final Supplier<List<ActingPosts>> actingPosts;

    OwnTasksFactory(ObjectProvider<ActingPosts> actingPosts) {
        this.actingPosts = SingletonSupplier.of(() -> actingPosts.stream().toList());
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
