package cn.baolei.gate;

import cn.baolei.engine.ModelProperties;
import cn.baolei.routing.Routing;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Every user task says who does it, by what form and until when, in the words of docs/modelling.md. */
@Component
class StepRule implements ModelRule {

    private static final String CANDIDATES = "${routing.candidates(execution)}";
    private static final String NAMED = "${routing.namedPerson(execution)}";
    private static final String PERSON = "${routing.person(execution)}";
    private static final String DUE = "${deadlines.due(execution)}";

    @Override
    public List<Finding> check(Submission submission) {
        return Each.of(submission, UserTask.class, (file, task) -> faults(task).map(fault -> Finding.at(file, task, fault)));
    }

    private static Stream<String> faults(UserTask task) {
        Map<String, String> properties = ModelProperties.of(task);
        return Stream.of(routing(task, properties), deadline(task, properties), Stream.of("任务没有名称").filter(fault -> isBlank(task.getName())),
                Stream.of("没有指定表单（Form reference）").filter(fault -> isBlank(task.getCamundaFormRef())), otherThan(task, properties.get("otherThan")))
                .flatMap(faults -> faults);
    }

    private static Stream<String> routing(UserTask task, Map<String, String> properties) {
        if (Routing.isPersonal(task)) {
            return isBlank(properties.get("namedPerson")) || !isComputed(task.getCamundaAssignee()) || task.getCamundaCandidateGroups() != null
                    ? Stream.of("由本人办理的任务要写明 namedPerson，经办人（Assignee）写 " + NAMED + "，不写候选岗位") : Stream.empty();
        }
        if (isBlank(properties.get("role")) && isBlank(properties.get("roleFrom")) || isBlank(properties.get("place"))) {
            return Stream.of("没有写明由哪个岗位（role）、在哪一级单位（place）办理");
        }
        if (!CANDIDATES.equals(task.getCamundaCandidateGroups())) {
            return Stream.of("候选岗位（Candidate groups）应当写 " + CANDIDATES);
        }
        boolean person = properties.get("place").equals("person");
        return person ? Stream.of("指定到人的任务，经办人（Assignee）应当写 " + PERSON).filter(fault -> !PERSON.equals(task.getCamundaAssignee()))
                : Stream.of("经办人（Assignee）不得写死某个用户").filter(fault -> task.getCamundaAssignee() != null && !isComputed(task.getCamundaAssignee()));
    }

    private static Stream<String> deadline(UserTask task, Map<String, String> properties) {
        return Stream.concat(Stream.of("没有写明办理时限（deadline）").filter(fault -> isBlank(properties.get("deadline"))),
                Stream.of("到期时间（Due date）应当写 " + DUE).filter(fault -> !DUE.equals(task.getCamundaDueDate())));
    }

    private static Stream<String> otherThan(UserTask task, String step) {
        boolean known = isBlank(step) || step.equals("responsiblePerson") || task.getModelInstance().getModelElementById(step) instanceof UserTask;
        return known ? Stream.empty() : Stream.of("“不得由同一人办理”（otherThan）写的任务“" + step + "”在图中不存在");
    }

    private static boolean isComputed(String assignee) {
        return assignee != null && assignee.strip().matches("\\$\\{.+}");
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
