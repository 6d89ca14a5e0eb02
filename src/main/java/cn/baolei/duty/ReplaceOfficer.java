package cn.baolei.duty;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Puts on duty whom 带班领导 or 书记 has named at an absence. */
@ProcessBean("replaceOfficer")
class ReplaceOfficer implements JavaDelegate {

    private final Replacement replacement;
    private final DutyShiftTable shifts;
    private final RunningShifts running;
    private final DutyPeople people;

    ReplaceOfficer(Replacement replacement, DutyShiftTable shifts, RunningShifts running, DutyPeople people) {
        this.replacement = replacement;
        this.shifts = shifts;
        this.running = running;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long shift = (Long) execution.getVariable("shiftId");
        Object cover = execution.getVariable("coverNote");
        replacement.replace(shift, (String) execution.getVariable("replacementOfficer"),
                String.valueOf(cover == null ? execution.getVariable("absenceNote") : cover));
        running.knowOfficer(shift);
        String officer = shifts.get(shift).officer();
        execution.setVariable("dutyOfficer", officer);
        execution.setVariable("dutyOfficerName", people.nameOf(officer));
    }
}
