package cn.baolei.audit.figures;

import cn.baolei.audit.AuditScope;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.Procedures;
import cn.baolei.audit.Procedures.Version;
import cn.baolei.audit.figures.FigureTable.GroupCount;
import cn.baolei.audit.figures.Filter.View;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Subtree;
import cn.baolei.signin.PageHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 统计分析: how often, how long and how late, by step, by organisation and by day. */
@Controller
@RequestMapping("/audit/figures")
class FiguresPage {

    private final AuditScope scope;
    private final FilterCheck filters;
    private final Procedures procedures;
    private final FigureTable figures;
    private final OrganisationDirectory directory;

    FiguresPage(AuditScope scope, FilterCheck filters, Procedures procedures, FigureTable figures, OrganisationDirectory directory) {
        this.scope = scope;
        this.filters = filters;
        this.procedures = procedures;
        this.figures = figures;
        this.directory = directory;
    }

    @GetMapping
    String figures(Asked request, Principal reader, HttpServletResponse response, Model model) {
        Granted granted = scope.require(reader.getName());
        Asked asked = filters.completed(request);
        response.setHeader(PageHeaders.NAME, PageHeaders.WITH_DIAGRAMS);
        model.addAttribute("asked", asked);
        model.addAttribute("procedures", procedures.newest());
        model.addAttribute("versions", procedures.of(asked.process()));
        model.addAttribute("organisations", granted.organisations());
        model.addAttribute("closed", directory.closedForGood().stream().map(Organisation::code).collect(Collectors.toSet()));
        if (!asked.process().isEmpty()) {
            try {
                answer(filters.check(asked, codesOf(granted)), granted, model);
            } catch (Refusal refused) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                model.addAttribute("refusal", refused.getMessage());
            }
        }
        return "audit/figures";
    }

    @GetMapping("/diagram")
    ResponseEntity<String> diagram(@RequestParam("process") String process, @RequestParam("version") int number, Principal reader) {
        scope.require(reader.getName());
        Version version = procedures.of(process).stream().filter(one -> one.number() == number).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body(procedures.diagram(version));
    }

    private void answer(Filter filter, Granted granted, Model model) {
        Population population = filter.population(granted, meant(filter, granted));
        switch (filter.view()) {
            case STEPS -> {
                model.addAttribute("map", HeatMap.of(DiagramSteps.of(procedures.model(filter.drawn())), figures.steps(population)));
                model.addAttribute("measures", Measure.values());
            }
            case ORGANISATIONS -> compare(filter, population, Level.of(directory, codesOf(granted), filter.organisation()), model);
            case DAYS -> model.addAttribute("days", figures.days(population));
        }
        model.addAttribute("chosen", filter.newest().name() + filter.version().map(version -> "（第 " + version.number() + " 版）").orElse("")
                + "，" + filter.organisation().map(code -> directory.get(code).name() + "及其下级").orElse("审计范围内全部单位")
                + "，" + filter.from() + " 至 " + filter.to() + " 发起");
        model.addAttribute("filter", filter);
        model.addAttribute("views", View.values());
    }

    private void compare(Filter filter, Population population, Level level, Model model) {
        Map<String, GroupCount> counts = figures.groups(population, level.groups()).stream()
                .collect(Collectors.toMap(GroupCount::group, Function.identity()));
        model.addAttribute("level", level);
        model.addAttribute("rows", level.members().stream().map(member -> new Comparison(member, counts.getOrDefault(member.code(),
                new GroupCount(member.code(), 0, 0, 0, 0, null)))).toList());
        model.addAttribute("total", counts.values().stream().filter(count -> !level.isAbove(count.group())).mapToLong(GroupCount::started).sum());
        model.addAttribute("own", level.above().map(above -> counts.get(above.code())).map(GroupCount::started).orElse(0L));
    }

    /** The chosen organisation and all below it, each with those that were merged into it. */
    private Set<String> meant(Filter filter, Granted granted) {
        OrganisationDirectory tree = directory.still();
        return filter.organisation().map(code -> tree.withPredecessors(Subtree.of(tree, List.of(code)))).orElse(granted.tenants());
    }

    private static Set<String> codesOf(Granted granted) {
        return granted.organisations().stream().map(Organisation::code).collect(Collectors.toSet());
    }
}
