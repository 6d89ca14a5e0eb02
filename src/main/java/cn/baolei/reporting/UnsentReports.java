package cn.baolei.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** First reports that are still being written, checked or signed and have never left their unit. */
@Component
class UnsentReports {

    /** @param number the one it has or will have */
    record Unsent(String number, String caseNumber, String organisation, Instant discoveredAt) {
    }

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ReportStore reports;
    private final LegStore legs;

    UnsentReports(@Lazy TaskService tasks, @Lazy RuntimeService runtime, ReportStore reports, LegStore legs) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.reports = reports;
        this.legs = legs;
    }

    List<Unsent> first() {
        return tasks.createTaskQuery().processDefinitionKey("immediate-report")
                .taskDefinitionKeyIn("draftReport", "checkReport", "signReport").list().stream().flatMap(this::unsent).toList();
    }

    private Stream<Unsent> unsent(Task task) {
        Map<String, Object> values = runtime.getVariables(task.getExecutionId(), List.of("reportKind", "discoveredAt"));
        Instant discovered = ReportVariables.instant(values.get("discoveredAt"));
        Optional<Report> drafted = reports.ofInstance(task.getProcessInstanceId());
        boolean sentBefore = drafted.flatMap(report -> legs.firstSentAt(report.number())).isPresent();
        if (sentBefore || discovered == null || !ReportKind.FIRST.code().equals(values.get("reportKind"))) {
            return Stream.empty();
        }
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        String number = drafted.map(Report::number).orElse(instance.getBusinessKey() + "-R1");
        return Stream.of(new Unsent(number, instance.getBusinessKey(), instance.getTenantId(), discovered));
    }
}
