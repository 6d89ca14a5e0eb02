package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.routing.Routing;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.springframework.stereotype.Component;

/** Steps that belong to one official in person: a ballot, a statement, an appeal, the work of a named team leader. */
@Component
class OwnSteps {

    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    OwnSteps(RepositoryService repository, Unrestricted unrestricted) {
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    boolean isOwn(TaskRef task) {
        return Routing.isPersonal(stepOf(task));
    }

    /** One of several that are open side by side, each for another person. */
    boolean isBallot(TaskRef task) {
        Activity step = stepOf(task);
        return Routing.isPersonal(step) && step.getLoopCharacteristics() != null;
    }

    /** @throws Refusal when nobody else may be drawn into the task */
    void requireShareable(TaskRef task) {
        if (isOwn(task)) {
            throw new Refusal("“" + task.name() + "”是本人的表决、陈述、申诉或者指定由本人承担的工作，须由本人办理，"
                    + "不能转办、委派、加签、会签或者抄送；意见请填写在表单中");
        }
    }

    private Activity stepOf(TaskRef task) {
        return unrestricted.call(() -> repository.getBpmnModelInstance(task.definition()).getModelElementById(task.step()));
    }
}
