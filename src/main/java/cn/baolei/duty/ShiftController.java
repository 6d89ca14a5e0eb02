package cn.baolei.duty;

import cn.baolei.engine.Refusal;
import java.security.Principal;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One shift: its record, 顶班 and 点名. */
@Controller
@RequestMapping("/duty/shifts/{id}")
class ShiftController {

    private static final int LONGEST_REASON = 200;

    private final DutyShiftTable shifts;
    private final ShiftRecord record;
    private final Replacement replacement;
    private final CallOrders calls;
    private final DutyPeople people;
    private final DutyRights rights;
    private final Clock clock;

    ShiftController(DutyShiftTable shifts, ShiftRecord record, Replacement replacement, CallOrders calls, DutyPeople people,
            DutyRights rights, Clock clock) {
        this.shifts = shifts;
        this.record = record;
        this.replacement = replacement;
        this.calls = calls;
        this.people = people;
        this.rights = rights;
        this.clock = clock;
    }

    /** A shift that one may not see looks like one that does not exist. */
    @ModelAttribute("shift")
    DutyShift shift(@PathVariable("id") long id, Principal user) {
        return shifts.find(id).filter(shift -> rights.maySee(user.getName(), shift.organisation()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping
    String page(@ModelAttribute("shift") DutyShift shift, Principal user, Model model) {
        boolean toCome = !shift.isOver(clock.instant());
        model.addAttribute("names", people);
        model.addAttribute("events", record.of(shift.id()));
        model.addAttribute("mayReplace", toCome && rights.mayReplace(user.getName(), shift));
        model.addAttribute("mayCall", toCome && shift.startedAt() != null && rights.mayCall(user.getName(), shift));
        model.addAttribute("possible", replacement.possible(shift));
        return "duty-shift";
    }

    @PostMapping("/replacement")
    String replace(@ModelAttribute("shift") DutyShift shift, Principal user, @RequestParam String person, @RequestParam String reason,
            RedirectAttributes flash) {
        allow(rights.mayReplace(user.getName(), shift));
        return answer(shift, flash, "已换人，值班事项随即转到顶班人员", () -> {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new Refusal("换班原因：请填写，不超过200字");
            }
            replacement.replace(shift.id(), person, reason.strip());
        });
    }

    @PostMapping("/call")
    String call(@ModelAttribute("shift") DutyShift shift, Principal user, RedirectAttributes flash) {
        allow(rights.mayCall(user.getName(), shift));
        return answer(shift, flash, "已发出点名，一分钟内送达值班员", () -> calls.order(shift, user.getName()));
    }

    private static String answer(DutyShift shift, RedirectAttributes flash, String done, Runnable action) {
        try {
            action.run();
            flash.addFlashAttribute("message", done);
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/duty/shifts/" + shift.id();
    }

    private static void allow(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
