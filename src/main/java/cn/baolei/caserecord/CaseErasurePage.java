package cn.baolei.caserecord;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 销毁受保护信息, for 书记: which cases of the organisation have ended, and what was erased of them. */
@Controller
class CaseErasurePage {

    private static final int MOST = 100;

    private final CaseErasure erasure;

    CaseErasurePage(CaseErasure erasure) {
        this.erasure = erasure;
    }

    /** Nobody else has to know that there is such a page. */
    @GetMapping("/cases/ended")
    String list(Principal reader, Model model) {
        if (!erasure.isSecretary(reader.getName())) {
            throw unknown();
        }
        model.addAttribute("cases", erasure.ended(reader.getName(), MOST));
        model.addAttribute("most", MOST);
        model.addAttribute("zone", OfficialTime.ZONE);
        return "ended-cases";
    }

    @GetMapping("/cases/{caseNumber}/erasure")
    String show(@PathVariable("caseNumber") String caseNumber, Principal reader, Model model) {
        return page(caseNumber, reader.getName(), Map.of(), model);
    }

    @PostMapping("/cases/{caseNumber}/erasure")
    String erase(@PathVariable("caseNumber") String caseNumber, @RequestParam Map<String, String> form, Principal by, Model model,
                 RedirectAttributes answer) {
        try {
            if (!erasure.erase(by.getName(), caseNumber, form.get("confirmation"), form.get("reason"))) {
                throw unknown();
            }
            answer.addFlashAttribute("done", "案件" + caseNumber + "的受保护信息已销毁");
            return "redirect:/cases/ended";
        } catch (Refusal refused) {
            model.addAttribute("refusal", refused.getMessage());
            return page(caseNumber, by.getName(), form, model);
        }
    }

    /** @param typed what the form holds: nothing that was typed is lost when it is refused */
    private String page(String caseNumber, String reader, Map<String, String> typed, Model model) {
        model.addAttribute("one", erasure.find(reader, caseNumber).orElseThrow(CaseErasurePage::unknown));
        model.addAttribute("typed", typed);
        model.addAttribute("zone", OfficialTime.ZONE);
        return "case-erasure";
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
