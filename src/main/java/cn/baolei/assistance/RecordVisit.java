package cn.baolei.assistance;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** Adds the visit to the list {@code visits}, says how it goes on in {@code helpProgress}, and empties the form for the next one. */
@ProcessBean("recordVisit")
class RecordVisit implements JavaDelegate {

    private static final List<String> FIELDS = List.of("visitedAt", "visitMethod", "visitNote", "visitOutcome");

    private final OrganisationDirectory directory;
    private final CurrentUser currentUser;

    RecordVisit(OrganisationDirectory directory, CurrentUser currentUser) {
        this.directory = directory;
        this.currentUser = currentUser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String progress = text(execution, "visitOutcome");
        String visitor = currentUser.id().map(directory::displayNameOf).orElse("");
        SpinJsonNode earlier = (SpinJsonNode) execution.getVariable("visits");
        SpinJsonNode visits = earlier == null ? Spin.JSON("[]") : earlier;
        visits.append(Spin.JSON(VisitRow.of(text(execution, "visitedAt"), visitor, text(execution, "visitMethod"),
                text(execution, "visitNote"), progress)));
        execution.setVariable("visits", visits);
        execution.setVariable("helpProgress", progress);
        FIELDS.forEach(field -> execution.setVariable(field, null));
    }

    private static String text(DelegateExecution execution, String variable) {
        return (String) execution.getVariable(variable);
    }
}
