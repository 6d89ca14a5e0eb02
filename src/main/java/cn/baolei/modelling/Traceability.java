package cn.baolei.modelling;

import cn.baolei.engine.StepRuns;
import cn.baolei.engine.StepRuns.Runs;
import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Place;
import cn.baolei.taskwork.Confidential;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Service;

/** From each clause of the notice to the steps of the deployed diagrams that serve it, and how often they were run. */
@Service
class Traceability {

    /** @param lines empty for a clause that no deployed diagram serves */
    record Clause(String id, String text, List<Line> lines) {
    }

    /**
     * @param who          role and place in Chinese
     * @param confidential how often it ran would tell that there is a case about an official, so it is not told
     * @param last         null when it never ran
     */
    record Line(String process, String step, String who, String deadline, boolean confidential, long runs, Instant last) {
    }

    private static final Set<Place.Kind> SAID_BY_ROLE = EnumSet.of(Place.Kind.SUBORDINATE, Place.Kind.SUBORDINATES, Place.Kind.PERSON);

    private final RepositoryService repository;
    private final StepRuns runs;
    private final Unrestricted unrestricted;

    Traceability(RepositoryService repository, StepRuns runs, Unrestricted unrestricted) {
        this.repository = repository;
        this.runs = runs;
        this.unrestricted = unrestricted;
    }

    /** @param organisations codes of those whose instances are counted */
    List<Clause> of(Collection<String> organisations) {
        // What the diagrams say is no secret; what ran is limited to the organisations.
        return unrestricted.call(() -> read(runs.in(organisations)));
    }

    private List<Clause> read(Map<StepRuns.Step, Runs> counted) {
        DeadlineWords deadlines = new DeadlineWords(repository.getDmnModelInstance(repository.createDecisionDefinitionQuery()
                .decisionDefinitionKey("deadlines").latestVersion().singleResult().getId()));
        List<ClauseElement> elements = repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list()
                .stream().flatMap(definition -> ClauseElement.of(repository.getBpmnModelInstance(definition.getId())).stream()).toList();
        return Clauses.all().entrySet().stream().map(clause -> new Clause(clause.getKey(), clause.getValue(),
                elements.stream().filter(element -> element.clauses().contains(clause.getKey()))
                        .map(element -> line(element, deadlines, counted.get(element.id()))).toList())).toList();
    }

    private static Line line(ClauseElement element, DeadlineWords deadlines, Runs counted) {
        boolean confidential = Confidential.PROCESSES.contains(element.id().process());
        Runs runs = confidential ? null : counted;
        return new Line(element.processName(), element.name(), who(element),
                element.step().map(step -> deadlines.of(element.id().process(), step)).orElse(""),
                confidential, runs == null ? 0 : runs.count(), runs == null ? null : runs.last());
    }

    /** Place and role; whose the step is in person; or nobody, but the system. */
    private static String who(ClauseElement element) {
        if (element.personal()) {
            return "本人";
        }
        return element.roles().isEmpty() ? "系统" : element.place().map(Traceability::placeWord).orElse("")
                + element.roles().stream().map(role -> Role.ofCode(role).map(Role::label).orElse(role)).collect(Collectors.joining("、"));
    }

    /** 下级单位 and 指定的一个人 are told by the role alone. */
    private static String placeWord(String place) {
        Place.Kind kind = Place.of(place).kind();
        return SAID_BY_ROLE.contains(kind) ? "" : kind.label();
    }
}
