package cn.baolei.engine;

import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the rest of the application that a deployment was taken away: an earlier version of a diagram is the newest again. */
class RemovalNews extends CommandInterceptor {

    private final ApplicationEventPublisher events;

    RemovalNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (command instanceof DeleteDeploymentCmd) {
            events.publishEvent(new ModelsDeployed());
        }
        return result;
    }
}
