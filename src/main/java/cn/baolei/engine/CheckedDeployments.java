package cn.baolei.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Puts every new deployment before the {@link DeploymentCheck}, first of all deployers. A refusal has the shape of the engine's own
 * parse error, because only that does the Modeler show as an error of the diagram. What is loaded again later is not asked about, so
 * that no rule made stricter breaks a running instance.
 */
class CheckedDeployments implements Deployer {

    /** By these words, and no others, the Modeler knows an error of the diagram. */
    private static final String PARSE_ERROR = "ENGINE-09005 Could not parse BPMN process. Errors:";

    private final ObjectProvider<DeploymentCheck> check;

    CheckedDeployments(ObjectProvider<DeploymentCheck> check) {
        this.check = check;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
            List<DeploymentCheck.Fault> faults = new ArrayList<>(check.getObject().faults(person(), files));
            if (deployment.getTenantId() != null) {
                faults.add(0, new DeploymentCheck.Fault(files.keySet().iterator().next(), "", 0, 0,
                        "流程对所有单位统一部署，部署窗口里的“租户”（Tenant ID）请留空"));
            }
            if (!faults.isEmpty()) {
                throw refusal(faults);
            }
        }
    }

    private static String person() {
        return Objects.requireNonNullElse(Context.getCommandContext().getAuthenticatedUserId(), "");
    }

    private static ParseException refusal(List<DeploymentCheck.Fault> faults) {
        Map<String, List<Problem>> byFile = faults.stream().map(Found::new)
                .collect(Collectors.groupingBy(found -> found.fault.file(), LinkedHashMap::new, Collectors.toList()));
        String message = faults.stream().map(CheckedDeployments::line).collect(Collectors.joining("\n* ", PARSE_ERROR + " \n* ", ""));
        String first = byFile.keySet().iterator().next();
        ParseException refusal = new ParseException(message, first, byFile.remove(first), List.of());
        byFile.forEach((file, problems) -> refusal.getResorceReports().add(new ResourceReportImpl(file, problems, List.of())));
        return refusal;
    }

    private static String line(DeploymentCheck.Fault fault) {
        return fault.message() + " | resource " + fault.file()
                + (fault.line() == 0 ? "" : " | line " + fault.line() + " | column " + fault.column());
    }

    private record Found(DeploymentCheck.Fault fault) implements Problem {

        @Override
        public String getMessage() {
            return fault.message();
        }

        @Override
        public int getLine() {
            return fault.line();
        }

        @Override
        public int getColumn() {
            return fault.column();
        }

        @Override
        public String getMainElementId() {
            return fault.elementId().isEmpty() ? null : fault.elementId();
        }

        @Override
        public List<String> getElementIds() {
            return fault.elementId().isEmpty() ? List.of() : List.of(fault.elementId());
        }
    }
}
