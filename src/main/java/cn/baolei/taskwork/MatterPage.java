package cn.baolei.taskwork;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 我经办的事项 and, for 书记, 本单位在办事项: what is running, who has it, and 撤回, 催办, 终止. */
@Controller
@RequestMapping("/matters")
class MatterPage {

    private static final int MOST = 100;

    private final Matters matters;
    private final Withdrawals withdrawals;

    MatterPage(Matters matters, Withdrawals withdrawals) {
        this.matters = matters;
        this.withdrawals = withdrawals;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("mine", matters.mine(MOST));
        model.addAttribute("secretary", matters.isSecretary());
        model.addAttribute("others", matters.ofOrganisation(MOST));
        model.addAttribute("zone", OfficialTime.ZONE);
        return "matters";
    }

    @PostMapping("/{id}/urge")
    String urge(@PathVariable("id") String id, RedirectAttributes answer) {
        return after(() -> matters.urge(id), "已催办", answer);
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable("id") String id, @RequestParam("reason") String reason, RedirectAttributes answer) {
        return after(() -> withdrawals.withdraw(id, reason), "已撤回，该环节回到您的待办", answer);
    }

    @PostMapping("/{id}/terminate")
    String terminate(@PathVariable("id") String id, @RequestParam("reason") String reason, RedirectAttributes answer) {
        return after(() -> matters.terminate(id, reason), "已终止", answer);
    }

    private static String after(Runnable action, String done, RedirectAttributes answer) {
        try {
            action.run();
            answer.addFlashAttribute("done", done);
        } catch (Refusal refused) {
            answer.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/matters";
    }
}
