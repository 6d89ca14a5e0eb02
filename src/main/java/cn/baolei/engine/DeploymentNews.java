package cn.baolei.engine;

import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the rest of the application that something has been deployed. */
class DeploymentNews implements Deployer {

    private final ApplicationEventPublisher events;

    DeploymentNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            events.publishEvent(new ModelsDeployed());
        }
    }
}
