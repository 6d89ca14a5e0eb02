package cn.baolei.duty;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A week of the roster as the page shows it. */
record RosterWeek(LocalDate monday, ShiftPattern pattern, List<Line> lines) {

    /**
     * @param shift id of the rostered shift; null where there is none yet
     * @param open  whether it may still be changed here
     * @param state 值班中, 已结束 …; empty for what is to come
     */
    public record Line(Long shift, String period, String officer, String leader, boolean open, String state) {
    }

    /** Whether nobody is rostered all week. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.shift() == null);
    }

    static LocalDate mondayOf(LocalDate day) {
        return day.with(DayOfWeek.MONDAY);
    }

    static RosterWeek of(LocalDate monday, ShiftPattern pattern, List<DutyShift> rostered, Instant now) {
        Map<Instant, DutyShift> byStart = rostered.stream().collect(Collectors.toMap(DutyShift::startsAt, Function.identity()));
        List<Line> lines = pattern.week(monday).stream().map(period -> line(period, byStart.get(period.from()), now)).toList();
        return new RosterWeek(monday, pattern, lines);
    }

    /** What was typed, laid over what is rostered, so that nothing is lost when the roster is refused. */
    RosterWeek with(List<PlannedShift> typed) {
        List<Line> filled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            filled.add(!line.open() ? line : new Line(line.shift(), line.period(), typed.get(i).officer(), typed.get(i).leader(), true, ""));
        }
        return new RosterWeek(monday, pattern, filled);
    }

    private static Line line(Period period, DutyShift shift, Instant now) {
        boolean over = !now.isBefore(period.to());
        if (shift == null) {
            return new Line(null, period.shown(), "", "", !over, over ? "未排班" : "");
        }
        boolean begun = shift.startedAt() != null;
        return new Line(shift.id(), period.shown(), shift.officer(), shift.leader(), !begun && !over,
                over ? "已结束" : begun ? "值班中" : "");
    }
}
