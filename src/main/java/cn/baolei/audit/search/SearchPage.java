package cn.baolei.audit.search;

import cn.baolei.audit.AuditScope;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.search.CaseSearch.Found;
import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.protection.ConcernedPersons;
import java.security.Principal;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 案卷检索: the whole search stands in the address. */
@Controller
class SearchPage {

    private static final int MOST = 50;
    /** So many organisations are offered while typing; with more the page would become heavy. */
    private static final int OFFERED = 300;

    private final AuditScope scope;
    private final FormReader reader;
    private final CaseSearch search;
    private final Choices choices;
    private final ConcernedPersons concerned;
    private final OrganisationDirectory directory;

    SearchPage(AuditScope scope, FormReader reader, CaseSearch search, Choices choices, ConcernedPersons concerned, OrganisationDirectory directory) {
        this.scope = scope;
        this.reader = reader;
        this.search = search;
        this.choices = choices;
        this.concerned = concerned;
        this.directory = directory;
    }

    @GetMapping("/audit")
    String search(@ModelAttribute("form") SearchForm form, @RequestParam(name = "tooLong", defaultValue = "false") String tooLong, Principal auditor,
                  Model model) {
        Granted granted = scope.require(auditor.getName());
        Asked asked = reader.read(form, granted);
        Found found = asked.criteria() == null ? new Found(List.of(), 0, 1, 1, false) : search.page(form, asked, MOST);
        model.addAttribute("asked", asked);
        model.addAttribute("found", found);
        model.addAttribute("processes", choices.processes());
        model.addAttribute("steps", choices.steps(form.process()));
        model.addAttribute("organisations", granted.organisations().size() > OFFERED ? List.of() : granted.organisations());
        model.addAttribute("directory", directory.still());
        model.addAttribute("orders", Order.values());
        model.addAttribute("states", Criteria.State.values());
        model.addAttribute("tooLong", tooLong.equals("true"));
        model.addAttribute("longest", ListDownload.MOST);
        model.addAttribute("opened", CaseSearch.OPENED);
        model.addAttribute("zone", OfficialTime.ZONE);
        return "audit/search";
    }

    /** A name goes no further than this: into the address comes its digest. */
    @PostMapping("/audit/concerned")
    String concerned(@RequestParam(name = "who", defaultValue = "") String who, @ModelAttribute("form") SearchForm form, Principal auditor) {
        scope.require(auditor.getName());
        return "redirect:" + form.address("/audit", "concerned", who.isBlank() ? "" : HexFormat.of().formatHex(concerned.wordOf(who)));
    }
}
