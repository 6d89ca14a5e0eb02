package cn.baolei.engine;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Organisations are kept apart, except that a task belongs to the posts it went to, wherever they are: {@link OwnTaskChecks}. */
class TenantChecks extends TenantCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        // Decided by OwnTaskChecks.
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        // Decided by OwnTaskChecks.
    }

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        // Decided by OwnTaskChecks.
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        // Decided by OwnTaskChecks.
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        // Decided by OwnTaskChecks.
    }
}
