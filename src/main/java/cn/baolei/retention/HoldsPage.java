package cn.baolei.retention;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 封存, for those whom {@code Access.HOLDS} names. */
@Controller
@RequestMapping("/audit/holds")
class HoldsPage {

    private static final int MOST = 200;

    private final Holds holds;
    private final HoldScope scope;

    HoldsPage(Holds holds, HoldScope scope) {
        this.holds = holds;
        this.scope = scope;
    }

    /** @param caseNumber to fill into the form, and to narrow the list to */
    @GetMapping
    String list(@RequestParam(name = "number", defaultValue = "") String caseNumber, Principal reader, Model model) {
        return list(caseNumber, Map.of("caseNumber", caseNumber), scope.require(reader.getName()), model);
    }

    @PostMapping
    String place(@RequestParam Map<String, String> form, Principal by, Model model, RedirectAttributes answer) {
        HoldScope.Granted granted = scope.require(by.getName());
        try {
            if (holds.place(granted, form.get("caseNumber"), form.get("ground")).isPresent()) {
                answer.addFlashAttribute("done", "案件" + form.get("caseNumber").strip() + "已封存");
                return "redirect:/audit/holds";
            }
            model.addAttribute("refusal", "没有这一案件，或者不在您可以封存的范围内；请核对案件编号");
        } catch (Refusal refused) {
            model.addAttribute("refusal", refused.getMessage());
        }
        return list("", form, granted, model);
    }

    @GetMapping("/{id}")
    String show(@PathVariable("id") String id, Principal reader, Model model) {
        return one(numberOf(id), Map.of(), scope.require(reader.getName()), model);
    }

    @PostMapping("/{id}/lifting")
    String lift(@PathVariable("id") String id, @RequestParam Map<String, String> form, Principal by, Model model, RedirectAttributes answer) {
        HoldScope.Granted granted = scope.require(by.getName());
        try {
            if (!holds.lift(granted, numberOf(id), form.get("ground"))) {
                throw unknown();
            }
            answer.addFlashAttribute("done", "已解封，解封理由已记录");
            return "redirect:/audit/holds/" + id;
        } catch (Refusal refused) {
            model.addAttribute("refusal", refused.getMessage());
            return one(numberOf(id), form, granted, model);
        }
    }

    /** @param typed what the form holds: nothing that was typed is lost when it is refused */
    private String list(String caseNumber, Map<String, String> typed, HoldScope.Granted granted, Model model) {
        model.addAttribute("holds", holds.list(granted, caseNumber, MOST));
        model.addAttribute("most", MOST);
        model.addAttribute("number", caseNumber.strip());
        return page("audit/holds", typed, granted, model);
    }

    private String one(long id, Map<String, String> typed, HoldScope.Granted granted, Model model) {
        model.addAttribute("hold", holds.find(granted, id).orElseThrow(HoldsPage::unknown));
        model.addAttribute("mayLift", holds.mayLift(granted, id));
        return page("audit/hold", typed, granted, model);
    }

    private static String page(String template, Map<String, String> typed, HoldScope.Granted granted, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("audits", granted.audits());
        model.addAttribute("zone", OfficialTime.ZONE);
        return template;
    }

    static long numberOf(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw unknown();
        }
        return Long.parseLong(id);
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
