package cn.baolei.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler.EventSubscriptionJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.stereotype.Component;

/**
 * Messages to another instance that are delivered by a job after the commit: whoever completes a task neither acts in the other
 * organisation nor waits for it, and is not thrown back when the two collide.
 */
@Component
public class LaterMessages {

    /**
     * To be called from a listener or delegate. Whoever does not wait for the message now, or no longer when it is delivered, gets
     * nothing.
     */
    public void send(String message, String processInstanceId) {
        CommandContext context = Context.getCommandContext();
        context.getEventSubscriptionManager().findEventSubscriptionsByProcessInstanceId(processInstanceId).stream()
                .filter(waiting -> waiting.isSubscriptionForEventType(EventType.MESSAGE) && message.equals(waiting.getEventName()))
                .forEach(waiting -> context.getJobManager().send(delivery(waiting)));
    }

    private static MessageEntity delivery(EventSubscriptionEntity waiting) {
        MessageEntity job = new MessageEntity();
        job.setJobHandlerType(ProcessEventJobHandler.TYPE);
        job.setJobHandlerConfiguration(new EventSubscriptionJobConfiguration(waiting.getId()));
        job.setExecutionId(waiting.getExecutionId());
        job.setProcessInstanceId(waiting.getProcessInstanceId());
        job.setProcessDefinitionId(waiting.getProcessDefinition().getId());
        job.setProcessDefinitionKey(waiting.getProcessDefinition().getKey());
        job.setTenantId(waiting.getTenantId());
        return job;
    }
}
