package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Diagram;
import cn.baolei.audit.story.CaseStory.Elsewhere;
import cn.baolei.audit.story.CaseStory.Instance;
import cn.baolei.audit.story.CaseStory.Moment;
import cn.baolei.audit.story.CaseStory.Step;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts what all sources tell in order, under the names of the day. */
@Component
class Teller {

    private static final Comparator<Told> ORDER = Comparator.comparing(Told::at).thenComparingLong(Told::order);

    private final List<Source> sources;
    private final Versions versions;
    private final OrganisationDirectory directory;

    Teller(List<Source> sources, Versions versions, OrganisationDirectory directory) {
        this.sources = sources;
        this.versions = versions;
        this.directory = directory;
    }

    CaseStory tell(Matter matter) {
        Names names = new Names(directory);
        Run first = matter.first();
        return new CaseStory(matter.caseNumber(), first.title(), names.organisation(first.tenant(), first.started()), names.person(first.startUser()),
                first.started(), matter.ended().orElse(null), matter.now(),
                matter.runs().values().stream().map(run -> instance(run, matter, names)).toList(), moments(matter, names),
                matter.elsewhere().stream().map(run -> new Elsewhere(names.organisation(run.tenant(), run.started()), run.title(), run.started(),
                        run.ended())).toList());
    }

    private List<Moment> moments(Matter matter, Names names) {
        List<Told> told = sources.stream().flatMap(source -> source.of(matter)).sorted(ORDER).toList();
        List<Moment> moments = new ArrayList<>(told.size());
        for (Told one : told) {
            Visit visit = one.visit();
            moments.add(new Moment("m" + (moments.size() + 1), one.at(), one.kind(), names.person(one.user()), names.organisation(one.tenant(), one.at()),
                    one.run(), visit == null ? null : visit.definition(), visit == null ? null : PathTaken.drawn(visit.activity()),
                    visit == null ? null : visit.label(), one.words(), one.changes(), one.sha256(), one.late()));
        }
        return moments;
    }

    private Instance instance(Run run, Matter matter, Names names) {
        List<Visit> visits = matter.visits().stream().filter(visit -> visit.run().equals(run.id())).toList();
        Set<String> definitions = new LinkedHashSet<>(List.of(run.definition()));
        visits.stream().map(Visit::definition).forEach(definitions::add);
        return new Instance(run.id(), run.process(), run.title(), run.tenant(), names.organisation(run.tenant(), run.started()), run.caller(),
                names.person(run.startUser()), run.started(), run.ended(), run.terminated(),
                definitions.stream().map(definition -> diagram(definition, visits, matter)).toList());
    }

    private Diagram diagram(String definition, List<Visit> visits, Matter matter) {
        List<Visit> here = visits.stream().filter(visit -> definition.equals(visit.definition())).toList();
        Set<String> late = late(here, matter);
        Map<String, Step> steps = new LinkedHashMap<>();
        here.stream().filter(visit -> !PathTaken.surrounds(visit)).forEach(visit -> steps.merge(visit.activity(),
                new Step(visit.activity(), visit.label(), 1, visit.ended() == null, late.contains(visit.id())),
                (before, again) -> new Step(before.activity(), before.name(), before.times() + 1, before.open() || again.open(), before.late() || again.late())));
        return new Diagram(definition, versions.numberOf(definition), List.copyOf(steps.values()), PathTaken.of(versions.flowsOf(definition), here));
    }

    /** A sub-process is late when a step in it is, so that it shows on the main plane too. */
    private static Set<String> late(List<Visit> visits, Matter matter) {
        Map<String, String> parents = new HashMap<>();
        visits.forEach(visit -> parents.put(visit.id(), visit.parent()));
        Set<String> late = new HashSet<>();
        visits.stream().filter(visit -> visit.isLate(matter.now())).forEach(visit -> {
            for (String id = visit.id(); id != null && late.add(id); id = parents.get(id)) {
                // The way up to the instance.
            }
        });
        return late;
    }
}
