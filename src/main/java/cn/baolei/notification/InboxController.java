package cn.baolei.notification;

import cn.baolei.notification.Inbox.Target;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox of the signed-in user. */
@Controller
class InboxController {

    private final Inbox inbox;
    private final OpenTasks tasks;

    InboxController(Inbox inbox, OpenTasks tasks) {
        this.inbox = inbox;
        this.tasks = tasks;
    }

    @GetMapping("/inbox")
    String page(Principal user, @RequestParam(defaultValue = "all") String filter, @RequestParam(defaultValue = "1") int page,
                Model model) {
        model.addAttribute("inbox", inbox.page(user.getName(), "unread".equals(filter), page));
        return "inbox";
    }

    @GetMapping("/inbox/{id}/open")
    String open(Principal user, @PathVariable UUID id, RedirectAttributes flash) {
        // Another person's notification answers like one that does not exist.
        Target target = inbox.open(id, user.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return tasks.find(target.taskId(), target.caseNumber())
                .map(task -> "redirect:/camunda/app/tasklist/default/#/?task=" + task)
                .orElseGet(() -> {
                    if (target.leadsOn()) {
                        flash.addFlashAttribute("message", "该事项已办结或已由他人办理");
                    }
                    return "redirect:/inbox";
                });
    }

    @PostMapping("/inbox/read")
    String markAllRead(Principal user) {
        inbox.markAllRead(user.getName());
        return "redirect:/inbox";
    }

    @GetMapping("/api/inbox/unread")
    @ResponseBody
    Map<String, Long> unread(Principal user) {
        return Map.of("count", inbox.unread(user.getName()));
    }
}
