package cn.baolei.commendation;

import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import java.security.Principal;
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

/** The page 公示栏. */
@Controller
@RequestMapping("/notices")
class NoticeController {

    private static final int LONGEST = 2000;

    private final NoticeBoard board;
    private final OrganisationDirectory directory;

    NoticeController(NoticeBoard board, OrganisationDirectory directory) {
        this.board = board;
        this.directory = directory;
    }

    @GetMapping
    String page(Principal reader, Model model) {
        model.addAttribute("zone", OfficialTime.ZONE);
        model.addAttribute("directory", directory);
        model.addAttribute("notices", board.visibleTo(reader.getName()));
        return "notices";
    }

    /** A notice that is over, or none of the reader's business, answers like one that does not exist. */
    @PostMapping("/{id}/objections")
    String object(@PathVariable("id") long id, @RequestParam("content") String content, Principal reader, RedirectAttributes flash) {
        String text = content.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            flash.addFlashAttribute("refusal", "异议内容：请填写，不超过 " + LONGEST + " 字");
            flash.addFlashAttribute("typed", text);
            flash.addFlashAttribute("typedFor", id);
        } else if (board.object(id, reader.getName(), text)) {
            flash.addFlashAttribute("message", "异议已登记，由纪检委员核查处理");
        } else {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/notices";
    }
}
