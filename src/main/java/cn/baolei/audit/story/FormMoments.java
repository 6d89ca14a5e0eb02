package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Change;
import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.caserecord.FormWords.Entry;
import cn.baolei.caserecord.FormWords.Form;
import cn.baolei.protection.CaseSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every field of every form, before and after. The engine masks what the reader may not see. */
@Component
@Order(4)
class FormMoments implements Source {

    private static final int FILLED_IN = 8;
    private static final Duration WHILE_COMPLETING = Duration.ofSeconds(5);

    /** What was set at one go. @param visit null: when the instance began. @param at of the first value; the engine notes a later moment for each */
    private record Submission(Visit visit, Instant at, Map<String, Object> values) {
    }

    private final HistoryService history;
    private final Forms forms;
    private final CaseSecrets secrets;

    FormMoments(HistoryService history, Forms forms, CaseSecrets secrets) {
        this.history = history;
        this.forms = forms;
        this.secrets = secrets;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        Map<String, Visit> visits = matter.tasks().values().stream().collect(Collectors.toMap(Visit::id, visit -> visit));
        return matter.runs().values().stream().flatMap(run -> of(run, visits, matter).stream());
    }

    private List<Told> of(Run run, Map<String, Visit> visits, Matter matter) {
        String definition = matter.visits().stream().filter(visit -> visit.run().equals(run.id())).findFirst().map(Visit::definition).orElse(run.definition());
        Map<String, String> last = new HashMap<>();
        List<Told> told = new ArrayList<>();
        submissions(run, visits).forEach(submission -> {
            Visit visit = submission.visit();
            List<Change> changes = changes(visit == null ? forms.ofStart(definition) : forms.ofTask(visit), submission.values(), last, matter.clear());
            if (!changes.isEmpty()) {
                told.add(visit == null ? atStart(run, submission.at()).with(changes) : inStep(visit, submission.at(), changes));
            }
        });
        return told;
    }

    /** The earliest first. */
    private List<Submission> submissions(Run run, Map<String, Visit> visits) {
        List<Submission> all = new ArrayList<>();
        Map<Visit, Submission> last = new HashMap<>();
        history.createHistoricDetailQuery().processInstanceId(run.id()).variableUpdates().disableCustomObjectDeserialization()
                .orderByTime().asc().orderPartiallyByOccurrence().asc().list().stream().map(HistoricVariableUpdate.class::cast)
                .filter(update -> update.isInitial() || visits.containsKey(update.getActivityInstanceId()))
                .forEach(update -> {
                    Visit visit = update.isInitial() ? null : visits.get(update.getActivityInstanceId());
                    Instant at = update.getTime().toInstant();
                    Submission open = last.get(visit);
                    if (open == null || visit != null && open.at().plus(WHILE_COMPLETING).isBefore(at)) {
                        open = new Submission(visit, at, new HashMap<>());
                        all.add(open);
                        last.put(visit, open);
                    }
                    open.values().put(update.getVariableName(), update.getValue());
                });
        return all;
    }

    private static Told atStart(Run run, Instant at) {
        return Told.beside(at, 0, Kind.FORM, run.startUser(), run.tenant(), run.id(),
                run.caller() != null ? "随调用传入" : run.startUser() == null ? "随消息传入" : "填写发起表单");
    }

    /** What is set while the step is still open comes from the process, not from the official. */
    private static Told inStep(Visit visit, Instant at, List<Change> changes) {
        if (visit.ended() == null || at.plus(WHILE_COMPLETING).isBefore(visit.ended())) {
            return Told.in(visit, FILLED_IN, at, Kind.FORM, null, "系统预先填入").with(changes);
        }
        boolean again = changes.stream().anyMatch(change -> change.before() != null);
        return Told.in(visit, FILLED_IN, at, Kind.FORM, visit.task().assignee(), again ? "填写表单，改动了先前的内容" : "填写表单").with(changes);
    }

    private List<Change> changes(Form form, Map<String, Object> values, Map<String, String> last, boolean clear) {
        Map<String, String> after = form.entries(values).stream().collect(Collectors.toMap(Entry::key, Entry::value, (first, again) -> first));
        List<Change> changes = new ArrayList<>();
        form.labels().forEach((key, label) -> {
            if (values.containsKey(key)) {
                String before = last.put(key, after.get(key));
                boolean hidden = !clear && secrets.isProtected(key);
                if (!Objects.equals(before, after.get(key)) || hidden && before != null) {
                    changes.add(new Change(key, label, before, after.get(key), hidden));
                }
            }
        });
        return changes;
    }
}
