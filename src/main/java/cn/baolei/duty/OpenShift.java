package cn.baolei.duty;

import cn.baolei.engine.ProcessBean;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Says for which period and people the shift is; also again, when somebody else has come on duty. */
@ProcessBean("openShift")
class OpenShift implements JavaDelegate {

    private final DutyShiftTable shifts;
    private final RunningShifts running;
    private final DutyPeople people;
    private final OnDutyGroups groups;

    OpenShift(DutyShiftTable shifts, RunningShifts running, DutyPeople people, OnDutyGroups groups) {
        this.shifts = shifts;
        this.running = running;
        this.people = people;
        this.groups = groups;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DutyShift shift = shifts.get((Long) execution.getVariable("shiftId"));
        running.knowOfficer(shift.id());
        groups.follow(shift.organisation());
        execution.setVariable("shiftPeriod", shift.shown());
        execution.setVariable("shiftEndsAt", Date.from(shift.endsAt()));
        execution.setVariable("dutyOfficer", shift.officer());
        execution.setVariable("dutyOfficerName", people.nameOf(shift.officer()));
        execution.setVariable("dutyLeaderName", people.nameOf(shift.leader()));
        execution.setVariable("shiftNote", shift.late() ? "系统停机，本班次未按时启动，已记为迟启" : "");
    }
}
