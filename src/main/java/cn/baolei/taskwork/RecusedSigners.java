package cn.baolei.taskwork;

import cn.baolei.engine.Unrestricted;
import cn.baolei.routing.Recusals;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A 会签 for which somebody was asked before they had to keep out of the case goes on without them. */
@Component
class RecusedSigners {

    private final Recusals recusals;
    private final Countersigning countersigning;
    private final TaskService tasks;
    private final Unrestricted unrestricted;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    RecusedSigners(Recusals recusals, Countersigning countersigning, @Lazy TaskService tasks, Unrestricted unrestricted) {
        this.recusals = recusals;
        this.countersigning = countersigning;
        this.tasks = tasks;
        this.unrestricted = unrestricted;
    }

    @EventListener
    void afterRecusal(Recusals.Recused recused) {
        Set<String> out = recusals.of(recused.caseNumber());
        unrestricted.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(recused.caseNumber()).list())
                .forEach(task -> countersigning.release(TaskRef.of(task, recused.caseNumber()), out));
    }
}
