package cn.baolei.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;

/** The same rule as {@link OwnTasks} for one task at a time: read, work on, and read its variables. */
class OwnTaskChecks extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        require(ownTasks().concern(task), task);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        require(ownTasks().concern(task), task);
    }

    /** A task within another (会签) is completed by signing, which only our own service does. */
    @Override
    public void checkTaskWork(TaskEntity task) {
        if (task.getParentTaskId() != null && ownTasks().restrict()) {
            throw new Refusal("请在“更多办理”中签署意见");
        }
        require(ownTasks().mayWorkOn(task), task);
    }

    /**
     * 取消认领: whoever has claimed a task may give it back. The engine asks the same question where somebody else is named, so those
     * doors are shut ({@code SecurityConfiguration}): that is 转办 or 委派, which only our own service does.
     */
    @Override
    public void checkTaskAssign(TaskEntity task) {
        if (task.getDelegationState() == DelegationState.PENDING && ownTasks().restrict()) {
            throw new Refusal("“" + task.getName() + "”是委派给您办理的，不能取消认领");
        }
        require(ownTasks().isClaimed(task), task);
    }

    /** Variables change through the form of a task, so whoever may complete it may save it half-way. */
    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        require(ownTasks().mayWorkOn(task), task);
    }

    private static OwnTasks ownTasks() {
        return (OwnTasks) Context.getCommandContext().getSession(AuthorizationManager.class);
    }

    private static void require(boolean allowed, TaskEntity task) {
        if (!allowed) {
            String user = Context.getCommandContext().getAuthenticatedUserId();
            throw new AuthorizationException(user, Permissions.READ.getName(), Resources.TASK.resourceName(), task.getId());
        }
    }
}
