package cn.baolei.responsibility;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 包片表: who answers for what at the organisations where one holds a post, and who answers for these. */
@Controller
@RequestMapping("/responsibility")
class ResponsibilityController {

    /** @param leader of the organisation itself, by its superior's plan; empty when there is none */
    record Section(String organisation, String leader, List<Line> lines) {
    }

    record Line(String area, String leader) {
    }

    private final AreaPlans plans;
    private final AreaLeaders leaders;
    private final Leadership leadership;
    private final OrganisationDirectory directory;

    ResponsibilityController(AreaPlans plans, AreaLeaders leaders, Leadership leadership, OrganisationDirectory directory) {
        this.plans = plans;
        this.leaders = leaders;
        this.leadership = leadership;
        this.directory = directory;
    }

    @GetMapping
    String page(Principal user, Model model) {
        model.addAttribute("sections", directory.postsOf(user.getName()).stream().map(Post::organisation).distinct()
                .map(directory::get).map(this::section).toList());
        return "responsibility";
    }

    private Section section(Organisation organisation) {
        List<Line> lines = plans.inForce(organisation.code()).map(plan -> plans.areasOf(plan.id())).orElse(List.of()).stream()
                .map(area -> new Line(area.name(), leadership.nameOf(area.leader()))).toList();
        return new Section(organisation.name(), leaders.leaderOf(organisation.code()).map(leadership::nameOf).orElse(""), lines);
    }
}
