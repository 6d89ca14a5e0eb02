package cn.baolei.audit.story;

import cn.baolei.audit.AuditScope;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.engine.DeployedModels;
import cn.baolei.engine.OfficialTime;
import cn.baolei.signin.PageHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The story of a case: the diagram by which it ran and the timeline of all that happened. */
@Controller
@RequestMapping("/audit/cases/{number}")
class StoryPage {

    private final AuditScope scope;
    private final CaseStories stories;
    private final ReadersOn readers;
    private final DeployedModels models;

    StoryPage(AuditScope scope, CaseStories stories, ReadersOn readers, DeployedModels models) {
        this.scope = scope;
        this.stories = stories;
        this.readers = readers;
        this.models = models;
    }

    @GetMapping
    String show(@PathVariable("number") String number, @RequestParam(name = "instance", defaultValue = "") String instance,
                @RequestParam(name = "definition", defaultValue = "") String definition, @RequestParam(name = "kind", defaultValue = "") List<String> kinds,
                @RequestParam(name = "page", defaultValue = "1") String page, Principal reader, HttpServletResponse response, Model model) {
        Optional<CaseStory> story = stories.of(scope.require(reader.getName()), number);
        if (story.isEmpty()) {
            return unknown(response);
        }
        response.setHeader(PageHeaders.NAME, PageHeaders.WITH_DIAGRAMS);
        model.addAttribute("zone", OfficialTime.ZONE);
        model.addAttribute("story", story.get());
        model.addAttribute("view", StoryView.of(story.get(), instance, definition, kinds, page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1));
        model.addAttribute("all", Kind.values());
        return "audit/case";
    }

    /** The version's diagram holds nothing of a case, but whoever may not read the case is not told by which it ran. */
    @GetMapping("/diagram")
    ResponseEntity<String> diagram(@PathVariable("number") String number, @RequestParam("definition") String definition, Principal reader) {
        Granted granted = scope.require(reader.getName());
        return stories.outline(granted, number).filter(matter -> ranBy(matter, definition)).flatMap(matter -> models.file(definition))
                .map(xml -> ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8)).body(xml))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static boolean ranBy(Matter matter, String definition) {
        return matter.runs().values().stream().anyMatch(run -> definition.equals(run.definition()))
                || matter.visits().stream().anyMatch(visit -> definition.equals(visit.definition()));
    }

    /** @param on yyyy-MM-dd; today where it is none */
    @GetMapping("/readers")
    String readers(@PathVariable("number") String number, @RequestParam(name = "on", defaultValue = "") String on, Principal reader,
                   HttpServletResponse response, Model model) {
        Granted granted = scope.require(reader.getName());
        Optional<Matter> matter = stories.outline(granted, number);
        if (matter.isEmpty()) {
            return unknown(response);
        }
        Days day = Days.of(on, "", matter.get().now());
        model.addAttribute("zone", OfficialTime.ZONE);
        model.addAttribute("number", number);
        model.addAttribute("procedure", matter.get().first().title());
        model.addAttribute("day", day);
        model.addAttribute("readers", readers.of(matter.get(), day.from()));
        return "audit/readers";
    }

    /** The same for what does not exist and for what is not the reader's to audit. */
    static String unknown(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "audit/unknown";
    }
}
