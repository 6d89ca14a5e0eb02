package cn.baolei.responsibility;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page on which 书记 assigns the areas of one open draft. */
@Controller
@RequestMapping("/responsibility/tasks/{taskId}")
class AssignmentController {

    /** Room for areas that are no organisation; saving gives as much room again. */
    private static final int BLANK_ROWS = 3;
    private static final int MOST_AREAS = 500;

    private final AssignmentTask assignment;
    private final Leadership leadership;

    AssignmentController(AssignmentTask assignment, Leadership leadership) {
        this.assignment = assignment;
        this.leadership = leadership;
    }

    /** A task of somebody else's looks like one that does not exist. */
    @ModelAttribute("taskId")
    String taskId(@PathVariable("taskId") String taskId) {
        if (!assignment.isVisible(taskId)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return taskId;
    }

    @GetMapping
    String page(@ModelAttribute("taskId") String taskId, Model model) {
        return show(taskId, assignment.areas(taskId), model);
    }

    @PostMapping
    String save(@ModelAttribute("taskId") String taskId, @RequestParam MultiValueMap<String, String> form, Model model) {
        List<Area> areas = typed(assignment.areas(taskId), form);
        try {
            assignment.save(taskId, areas);
            model.addAttribute("saved", true);
            model.addAttribute("findings", leadership.findings(assignment.organisation(taskId), areas));
        } catch (AuthorizationException claimed) {
            model.addAttribute("refusal", "该事项已由他人认领，您不能修改");
        }
        return show(taskId, areas, model);
    }

    private String show(String taskId, List<Area> areas, Model model) {
        model.addAttribute("organisations", areas.stream().filter(area -> !area.organisation().isEmpty()).toList());
        List<Area> others = new ArrayList<>(areas.stream().filter(area -> area.organisation().isEmpty()).toList());
        for (int row = 0; row < BLANK_ROWS; row++) {
            others.add(new Area("", "", ""));
        }
        model.addAttribute("others", others);
        model.addAttribute("members", leadership.members(assignment.organisation(taskId)));
        return "area-assignment";
    }

    /** Organisations stand as the draft has them; only their leaders are taken from the form. */
    private static List<Area> typed(List<Area> draft, MultiValueMap<String, String> form) {
        List<Area> areas = new ArrayList<>();
        draft.stream().filter(area -> !area.organisation().isEmpty())
                .forEach(area -> areas.add(new Area(area.name(), area.organisation(), value(form, "leader-" + area.organisation()))));
        for (int row = 0; row < MOST_AREAS && form.containsKey("name" + row); row++) {
            if (!value(form, "name" + row).isEmpty()) {
                areas.add(new Area(value(form, "name" + row), "", value(form, "leader" + row)));
            }
        }
        return areas;
    }

    private static String value(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
