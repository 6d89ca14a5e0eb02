package cn.baolei.leave;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 请假与委托: enter it for oneself or, as 书记, for one's people; see and end what is on record. */
@Controller
@RequestMapping("/leave")
class LeavePage {

    private final LeaveBook book;
    private final Leaves leaves;
    private final LeaveRights rights;
    private final OrganisationDirectory directory;
    private final Clock clock;

    LeavePage(LeaveBook book, Leaves leaves, LeaveRights rights, OrganisationDirectory directory, Clock clock) {
        this.book = book;
        this.leaves = leaves;
        this.rights = rights;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping
    String page(Principal reader, Model model) {
        String today = Days.of(clock.instant()).toString();
        return show(reader.getName(), Map.of("official", reader.getName(), "from", today, "to", today), model);
    }

    @PostMapping
    String enter(Principal by, @RequestParam Map<String, String> form, Model model, RedirectAttributes answer) {
        try {
            leaves.enter(new Leaves.Request(form.get("official"), form.get("kind"), form.get("substitute"), day(form.get("from")),
                    day(form.get("to")), form.get("reason")), by.getName());
            answer.addFlashAttribute("done", "已登记");
            return "redirect:/leave";
        } catch (Refusal refused) {
            model.addAttribute("refusal", refused.getMessage());
            return show(by.getName(), form, model);
        }
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable("id") long id, Principal by, RedirectAttributes answer) {
        try {
            leaves.end(id, by.getName());
            answer.addFlashAttribute("done", "已结束，未办结的事项已回到本岗位");
        } catch (Refusal refused) {
            answer.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/leave";
    }

    /** @param typed what the form holds: nothing that was typed is lost when it is refused */
    private String show(String reader, Map<String, String> typed, Model model) {
        boolean administrator = rights.isAdministrator(reader);
        model.addAttribute("typed", typed);
        model.addAttribute("kinds", LeaveKind.values());
        model.addAttribute("official", !directory.postsOf(reader).isEmpty());
        model.addAttribute("reader", reader);
        model.addAttribute("readerName", directory.displayNameOf(reader));
        model.addAttribute("administrator", administrator);
        model.addAttribute("led", named(rights.colleaguesLedBy(reader)));
        model.addAttribute("colleagues", named(rights.colleaguesOf(reader)));
        model.addAttribute("current", book.current(reader));
        model.addAttribute("past", book.past(reader));
        return "leave";
    }

    /** User id to name and posts. */
    private Map<String, String> named(Set<String> users) {
        Map<String, String> named = new LinkedHashMap<>();
        users.forEach(user -> named.put(user, directory.displayNameOf(user) + "（" + directory.postsOf(user).stream()
                .map(post -> post.role().label()).distinct().collect(Collectors.joining("、")) + "）"));
        return named;
    }

    private static LocalDate day(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException wrong) {
            throw new Refusal("日期填写不正确，应为 2020-02-01 的形式");
        }
    }
}
