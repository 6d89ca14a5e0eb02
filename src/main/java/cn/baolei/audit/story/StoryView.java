package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Diagram;
import cn.baolei.audit.story.CaseStory.Instance;
import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.audit.story.CaseStory.Moment;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of a story the page shows: one instance on the diagram of one version, one page of the timeline.
 *
 * @param kinds which of the moments; all where none is chosen
 * @param found the moments of these kinds
 * @param page  from 1
 */
record StoryView(CaseStory story, Instance instance, Diagram diagram, Set<Kind> kinds, List<Moment> found, int page) {

    static final int MOST = 100;

    /** Whatever is asked for and is not there, the nearest that is. @param kinds codes */
    static StoryView of(CaseStory story, String instance, String definition, List<String> kinds, int page) {
        Instance shown = story.instances().stream().filter(one -> one.id().equals(instance)).findFirst().orElse(story.instances().get(0));
        Diagram diagram = shown.diagrams().stream().filter(one -> one.definition().equals(definition)).findFirst().orElse(shown.diagrams().get(0));
        EnumSet<Kind> chosen = EnumSet.noneOf(Kind.class);
        Arrays.stream(Kind.values()).filter(kind -> kinds.contains(kind.code())).forEach(chosen::add);
        List<Moment> found = chosen.isEmpty() ? story.moments() : story.moments().stream().filter(moment -> chosen.contains(moment.kind())).toList();
        return new StoryView(story, shown, diagram, chosen, found, Math.min(Math.max(page, 1), pages(found)));
    }

    private static int pages(List<Moment> found) {
        return Math.max(1, (found.size() + MOST - 1) / MOST);
    }

    public int pages() {
        return pages(found);
    }

    public List<Moment> shown() {
        return found.subList((page - 1) * MOST, Math.min(page * MOST, found.size()));
    }

    /** How many there are of each kind, whatever is chosen. */
    public Map<Kind, Long> counts() {
        Map<Kind, Long> counts = new HashMap<>();
        story.moments().forEach(moment -> counts.merge(moment.kind(), 1L, Long::sum));
        return counts;
    }

    /** Where the timeline tells of each step of the diagram first: activity id → address. */
    public Map<String, String> firstOf() {
        Map<String, String> first = new HashMap<>();
        for (int place = 0; place < found.size(); place++) {
            Moment moment = found.get(place);
            if (isHere(moment)) {
                first.putIfAbsent(moment.activity(), address(instance.id(), diagram.definition(), place / MOST + 1) + "#" + moment.id());
            }
        }
        return first;
    }

    /** Whether the moment is of a step of the diagram that is shown. */
    public boolean isHere(Moment moment) {
        return moment.activity() != null && instance.id().equals(moment.instance()) && diagram.definition().equals(moment.definition());
    }

    /** The page with the diagram on which the moment's step stands. */
    public String onDiagram(Moment moment) {
        return address(moment.instance(), moment.definition(), page) + "#" + moment.id();
    }

    public String turnedTo(int other) {
        return address(instance.id(), diagram.definition(), other) + "#timeline";
    }

    private String address(String run, String definition, int number) {
        return UriComponentsBuilder.fromPath("/audit/cases/{number}").queryParam("instance", "{run}").queryParam("definition", "{definition}")
                .queryParam("kind", kinds.stream().map(Kind::code).toArray()).queryParam("page", number)
                .encode().buildAndExpand(story.caseNumber(), run, definition).toUriString();
    }
}
