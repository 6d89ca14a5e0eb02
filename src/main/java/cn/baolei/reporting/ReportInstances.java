package cn.baolei.reporting;

import cn.baolei.organisation.OrganisationDirectory;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The instances of one report at the levels it passes, joined by messages. */
@Component
class ReportInstances {

    private final RuntimeService runtime;
    private final ReportClimb climb;
    private final ReportStore reports;
    private final ReportView view;
    private final ReportVariables variables;
    private final OrganisationDirectory directory;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    ReportInstances(@Lazy RuntimeService runtime, ReportClimb climb, ReportStore reports, ReportView view,
                    ReportVariables variables, OrganisationDirectory directory) {
        this.runtime = runtime;
        this.climb = climb;
        this.reports = reports;
        this.view = view;
        this.variables = variables;
        this.directory = directory;
    }

    /** Starts the receiver's own instance, in its organisation and under the same case number. */
    void start(ReportLeg leg) {
        Report report = reports.find(leg.report()).orElseThrow();
        VariableMap values = Variables.createVariables()
                .putValue("organisation", leg.to())
                .putValue("highestLevel", directory.superiorOf(leg.to()).isEmpty())
                .putValue("skippedUpward", false)
                .putValue(ReportVariables.NUMBER, report.number())
                .putValue(ReportVariables.VERSION, report.version())
                .putValue("reportKind", report.content().kind().code())
                .putValue("subject", report.content().subject())
                .putValue("originName", directory.get(report.organisation()).name())
                .putValue("senderName", directory.get(leg.from()).name())
                .putValue("reportItems", variables.table(view.items(report)))
                .putValue("reportChain", variables.table(view.chain(report)));
        ProcessInstance instance = runtime.createMessageCorrelation("report-received")
                .processInstanceBusinessKey(report.caseNumber()).setVariables(values).correlateStartMessage();
        climb.received(leg, instance.getId());
    }

    void sendBack(Report report, String by, String reason) {
        answer("report-returned", report, Map.of("returnedBy", directory.get(by).name(), "returnReason", reason));
    }

    void conclude(Report report, String instruction) {
        answer("report-concluded", report, Map.of("reportConcludedAt", report.concludedAt().toString(), "readInstruction", instruction));
    }

    private void answer(String message, Report report, Map<String, Object> values) {
        runtime.createMessageCorrelation(message).processInstanceId(report.originInstance())
                .setVariables(values).setVariable("reportChain", variables.table(view.chain(report))).correlate();
    }
}
