package cn.baolei.duty;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.Spin;

/** Gives the form of an absence the people to choose from, and clears what was chosen at an earlier absence of the shift. */
@ProcessBean("offerReplacements")
class OfferReplacements implements TaskListener {

    private static final List<String> FIELDS = List.of("absenceDecision", "absenceNote", "replacementOfficer", "coverDecision", "coverNote");

    private final DutyShiftTable shifts;
    private final Replacement replacement;

    OfferReplacements(DutyShiftTable shifts, Replacement replacement) {
        this.shifts = shifts;
        this.replacement = replacement;
    }

    @Override
    public void notify(DelegateTask task) {
        List<Map<String, String>> options = replacement.possible(shifts.get((Long) task.getVariable("shiftId"))).entrySet().stream()
                .map(person -> Map.of("value", person.getKey(), "label", person.getValue())).toList();
        task.setVariable("replacements", Spin.JSON(options));
        if (task.getTaskDefinitionKey().equals("handleAbsence")) {
            FIELDS.forEach(field -> task.setVariable(field, null));
        }
    }
}
