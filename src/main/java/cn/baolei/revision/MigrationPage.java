package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 迁移在办事项: the plan, step by step, and how far its execution is. */
@Controller
class MigrationPage {

    /** Fields of the form that name the new step of an old one. */
    private static final String STEP = "step.";

    private final Versions versions;
    private final MigrationPlanning planning;
    private final Migrations migrations;
    private final MigrationTable records;
    private final ProcessOwnersOnly owners;

    MigrationPage(Versions versions, MigrationPlanning planning, Migrations migrations, MigrationTable records, ProcessOwnersOnly owners) {
        this.versions = versions;
        this.planning = planning;
        this.migrations = migrations;
        this.records = records;
        this.owners = owners;
    }

    @ModelAttribute
    void requireProcessOwner(Principal user, Model model) {
        owners.require(user);
        model.addAttribute("zone", OfficialTime.ZONE);
        model.addAttribute("versions", versions);
    }

    @GetMapping("/processes/{key}/migration")
    String propose(@PathVariable("key") String key, @RequestParam("from") int from, Model model) {
        model.addAttribute("plan", planning.propose(existing(key, from), inForce(key)));
        return "process-migration-plan";
    }

    @PostMapping("/processes/{key}/migration/check")
    String check(@PathVariable("key") String key, @RequestParam("from") int from, @RequestParam Map<String, String> form, Model model) {
        model.addAttribute("plan", planning.check(existing(key, from), inForce(key), pairs(form)));
        model.addAttribute("checked", true);
        return "process-migration-plan";
    }

    /** @param to the version in force when the plan was shown */
    @PostMapping("/processes/{key}/migration/start")
    String start(Principal user, @PathVariable("key") String key, @RequestParam("from") int from, @RequestParam("to") int to,
                 @RequestParam Map<String, String> form, Model model) {
        Version source = existing(key, from);
        try {
            return "redirect:/migrations/" + migrations.start(source, existing(key, to), pairs(form), user.getName());
        } catch (Refusal refused) {
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("plan", planning.check(source, inForce(key), pairs(form)));
            return "process-migration-plan";
        }
    }

    @GetMapping("/migrations/{id}")
    String progress(@PathVariable("id") long id, Model model) {
        MigrationTable.Entry migration = existing(id);
        model.addAttribute("migration", migration);
        model.addAttribute("progress", migrations.progress(migration));
        return "process-migration";
    }

    @PostMapping("/migrations/{id}/retry")
    String retry(Principal user, @PathVariable("id") long id, RedirectAttributes flash) {
        try {
            migrations.retry(existing(id), user.getName());
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/migrations/" + id;
    }

    private static Map<String, String> pairs(Map<String, String> form) {
        Map<String, String> pairs = new LinkedHashMap<>();
        form.forEach((field, value) -> {
            if (field.startsWith(STEP) && !value.isEmpty()) {
                pairs.put(field.substring(STEP.length()), value);
            }
        });
        return pairs;
    }

    private Version inForce(String key) {
        return versions.of(Kind.PROCESS, key).get(0);
    }

    private Version existing(String key, int number) {
        return versions.find(Kind.PROCESS, key, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private MigrationTable.Entry existing(long id) {
        return records.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
