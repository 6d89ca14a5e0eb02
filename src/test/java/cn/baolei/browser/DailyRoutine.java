package cn.baolei.browser;

import cn.baolei.engine.OfficialTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/**
 * What comes again every day of a case: readings, the state of the patient, the daily report on its way up. Each of these steps is
 * done once at the desk in Tasklist before; here each official sends it again, with their own session.
 */
final class DailyRoutine {

    /** A step, who does it, and what they enter. */
    private record Duty(String user, Supplier<Map<String, Object>> values) {
    }

    private final TaskService tasks;
    private final Desks desks;
    private final StoryTime time;
    private final Map<String, Duty> duties = new LinkedHashMap<>();

    DailyRoutine(TaskService tasks, Desks desks, StoryTime time) {
        this.tasks = tasks;
        this.desks = desks;
        this.time = time;
        school("doctor", "记录体温和症状（校医）", () -> Map.of("readingTemperature", 36.5, "readingSymptoms", "none", "readingAt", now(),
                "readingTakenBy", "doctor"));
        school("doctor", "登记当日病情（校医）", () -> Map.of("statusAt", now(), "patientState", "in-treatment", "statusTemperature", 36.6,
                "respiratorySymptoms", "improved", "clinicalType", "common", "testResult", "none"));
        // Numbers and kind come from the case.
        school("reporter", "拟稿", () -> Map.of("place", "教学楼一层", "reportSummary", "患者住院治疗，密切接触者无异常",
                "reportMeasures", "住院治疗、隔离观察", "contactPost", "值班员"));
        school("office-director", "核对", () -> Map.of("checkDecision", "pass"));
        school("secretary", "签发", () -> Map.of("signDecision", "issue"));
        for (String level : CaseWork.LEVELS) {
            duties.put("签收（值班员）@" + level, new Duty(level + ".duty-officer", () -> Map.of("receiptConfirmed", true)));
            duties.put("审核（带班领导）@" + level, new Duty(level + ".duty-leader", () -> Map.of("reviewDecision", "forward")));
        }
        duties.put("省教育厅党组阅示（书记）@qhedu", new Duty("qhedu.secretary", () -> Map.of("readDecision", "read")));
    }

    /** Everything of this kind that is open, until nothing is. */
    void doAll() {
        for (List<Task> due = due(); !due.isEmpty(); due = due()) {
            Task task = due.get(0);
            Duty duty = duties.get(key(task));
            desks.of(duty.user()).send(task.getName(), duty.values().get());
            time.settle();
        }
    }

    private List<Task> due() {
        return tasks.createTaskQuery().list().stream().filter(task -> duties.containsKey(key(task))).toList();
    }

    private static String key(Task task) {
        return task.getName() + "@" + task.getTenantId();
    }

    private void school(String role, String step, Supplier<Map<String, Object>> values) {
        duties.put(step + "@" + Desks.SCHOOL, new Duty(Desks.SCHOOL + "." + role, values));
    }

    private String now() {
        return time.now().atZone(OfficialTime.ZONE).toOffsetDateTime().toString();
    }
}
