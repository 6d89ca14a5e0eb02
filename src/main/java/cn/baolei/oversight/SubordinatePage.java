package cn.baolei.oversight;

import cn.baolei.engine.OfficialTime;
import cn.baolei.oversight.MatterSearch.Show;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 下级事项, for those whom {@code Access.SUBORDINATES} names. */
@Controller
@RequestMapping("/subordinates")
class SubordinatePage {

    private static final int MOST = 50;

    private final SubordinateMatters matters;
    private final Below below;

    SubordinatePage(SubordinateMatters matters, Below below) {
        this.matters = matters;
        this.below = below;
    }

    @GetMapping
    String list(@RequestParam(name = "organisation", defaultValue = "") String organisation,
                @RequestParam(name = "show", defaultValue = "open") String show,
                @RequestParam(name = "page", defaultValue = "1") String page, Principal reader, Model model) {
        if (!below.isSuperior(reader.getName())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Show shown = switch (show) {
            case "overdue" -> Show.OVERDUE;
            case "finished" -> Show.FINISHED;
            default -> Show.OPEN;
        };
        model.addAttribute("closed", below.closed());
        model.addAttribute("organisations", below.of(reader.getName()));
        model.addAttribute("organisation", organisation);
        model.addAttribute("show", shown.name().toLowerCase());
        model.addAttribute("listing", matters.of(reader.getName(), Optional.of(organisation).filter(code -> !code.isBlank()), shown,
                numberOf(page), MOST));
        model.addAttribute("zone", OfficialTime.ZONE);
        return "subordinates";
    }

    /** Whatever somebody has typed into the address. */
    private static int numberOf(String page) {
        return page.matches("\\d{1,9}") ? Integer.parseInt(page) : 1;
    }

    /** 404 alike for what does not exist and for what is not the reader's business. */
    @GetMapping("/{instance}")
    String trail(@PathVariable("instance") String instance, Principal reader, Model model) {
        model.addAttribute("trail", matters.trail(reader.getName(), instance)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("zone", OfficialTime.ZONE);
        return "subordinate-trail";
    }
}
