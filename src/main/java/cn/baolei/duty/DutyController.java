package cn.baolei.duty;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 值班表: a week of an organisation's roster at a glance, and its entry by 党办主任. */
@Controller
@RequestMapping("/duty")
class DutyController {

    private final DutyShiftTable shifts;
    private final RosterEntry entry;
    private final DutyPeople people;
    private final DutyRights rights;
    private final OrganisationDirectory directory;
    private final Clock clock;

    DutyController(DutyShiftTable shifts, RosterEntry entry, DutyPeople people, DutyRights rights, OrganisationDirectory directory,
            Clock clock) {
        this.shifts = shifts;
        this.entry = entry;
        this.people = people;
        this.rights = rights;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping
    String page(Principal user, @RequestParam(defaultValue = "") String organisation, @RequestParam(defaultValue = "") String pattern,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate week, Model model) {
        String code = visible(user, organisation);
        ShiftPattern chosen = ShiftPattern.ofCode(pattern).or(() -> shifts.patternOf(code)).orElse(ShiftPattern.TWO);
        return show(user, code, rostered(code, chosen, week == null ? today() : week), model);
    }

    @PostMapping
    String enter(Principal user, @RequestParam String organisation, @RequestParam String pattern,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate week, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes flash) {
        String code = visible(user, organisation);
        if (!rights.mayRoster(user.getName(), code)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        ShiftPattern chosen = ShiftPattern.ofCode(pattern).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        RosterWeek shown = rostered(code, chosen, week);
        List<PlannedShift> typed = typed(chosen.week(shown.monday()), form);
        try {
            List<String> findings = entry.enter(code, chosen, typed, user.getName());
            if (findings.isEmpty()) {
                flash.addFlashAttribute("message", "值班表已保存，各班次到时自动启动");
                flash.addAttribute("organisation", code).addAttribute("week", shown.monday().toString());
                return "redirect:/duty";
            }
            model.addAttribute("findings", findings);
        } catch (Refusal refused) {
            model.addAttribute("findings", List.of(refused.getMessage()));
        }
        return show(user, code, shown.with(typed), model);
    }

    private String show(Principal user, String organisation, RosterWeek week, Model model) {
        model.addAttribute("organisation", directory.get(organisation));
        model.addAttribute("organisations", rights.own(user.getName()));
        model.addAttribute("week", week);
        model.addAttribute("patterns", ShiftPattern.values());
        model.addAttribute("officers", people.officers(organisation));
        model.addAttribute("leaders", people.leaders(organisation));
        model.addAttribute("names", people);
        model.addAttribute("mayRoster", rights.mayRoster(user.getName(), organisation));
        model.addAttribute("below", directory.all().stream().filter(one -> organisation.equals(one.reportsTo()))
                .filter(one -> shifts.patternOf(one.code()).isPresent()).toList());
        return "duty";
    }

    /** An organisation that one may not see looks like one that does not exist. */
    private String visible(Principal user, String organisation) {
        if (organisation.isEmpty()) {
            return rights.own(user.getName()).stream().map(Organisation::code).findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        if (!rights.maySee(user.getName(), organisation)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return organisation;
    }

    private RosterWeek rostered(String organisation, ShiftPattern pattern, LocalDate day) {
        LocalDate monday = RosterWeek.mondayOf(day);
        List<Period> periods = pattern.week(monday);
        Period whole = new Period(periods.get(0).from(), periods.get(periods.size() - 1).to());
        return RosterWeek.of(monday, pattern, shifts.around(organisation, whole), clock.instant());
    }

    private static List<PlannedShift> typed(List<Period> periods, MultiValueMap<String, String> form) {
        List<PlannedShift> typed = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            typed.add(new PlannedShift(periods.get(i), value(form, "officer" + i), value(form, "leader" + i)));
        }
        return typed;
    }

    private static String value(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), OfficialTime.ZONE);
    }
}
