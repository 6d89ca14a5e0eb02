package cn.baolei.routing;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Unrestricted;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** 岗位检查, for administrators: where tasks would end nowhere, and open ones that nobody may take. */
@Controller
class RoutingCheckController {

    /** More is for no screen; the filter finds the rest. */
    private static final int MOST = 500;

    /** @param openTasks by name and number of the case only: what they are about is not the administrators' business */
    record Answer(RoutingCheck.Report report, List<UnattendedTasks.Open> openTasks) {
    }

    private final RoutingCheck check;
    private final UnattendedTasks unattended;
    private final SystemAdministrators administrators;
    private final Unrestricted unrestricted;

    RoutingCheckController(RoutingCheck check, UnattendedTasks unattended, SystemAdministrators administrators, Unrestricted unrestricted) {
        this.check = check;
        this.unattended = unattended;
        this.administrators = administrators;
        this.unrestricted = unrestricted;
    }

    @GetMapping("/api/routing-check")
    @ResponseBody
    Answer report(Principal reader) {
        requireAdministrator(reader);
        return answer();
    }

    @GetMapping("/admin/routing")
    String page(Principal reader, @RequestParam(defaultValue = "") String q, Model model) {
        requireAdministrator(reader);
        Answer answer = answer();
        List<RoutingCheck.DeadEnd> found = answer.report().deadEnds().stream().filter(end -> matches(end, q.strip())).toList();
        Map<String, List<RoutingCheck.DeadEnd>> byOrganisation = found.stream().limit(MOST).collect(Collectors.groupingBy(
                RoutingCheck.DeadEnd::organisationName, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("q", q);
        model.addAttribute("report", answer.report());
        model.addAttribute("openTasks", answer.openTasks());
        model.addAttribute("found", found.size());
        model.addAttribute("most", MOST);
        model.addAttribute("groups", byOrganisation);
        model.addAttribute("zone", OfficialTime.ZONE);
        return "routing-check";
    }

    private Answer answer() {
        return unrestricted.call(() -> new Answer(check.run(), unattended.open()));
    }

    private static boolean matches(RoutingCheck.DeadEnd end, String wanted) {
        return wanted.isEmpty() || end.organisationName().contains(wanted) || end.organisation().equals(wanted)
                || end.roleLabel().contains(wanted) || end.role().equals(wanted) || end.cause().contains(wanted);
    }

    private void requireAdministrator(Principal reader) {
        if (!administrators.include(reader.getName())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
