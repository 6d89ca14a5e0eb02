package cn.baolei.reorganisation;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationFilesRefused;
import cn.baolei.organisation.Role;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 组织机构调整: the tree, each organisation with its posts and people, the forms of the operations, their preview and record. */
@Controller
@RequestMapping("/admin/organisations")
class OrganisationsPage {

    private static final int SHOWN = 50;
    private static final int SHOWN_FINDINGS = 200;
    private static final String HOME = "redirect:/admin/organisations";

    private final Reorganisations reorganisations;
    private final Imports imports;
    private final Overview overview;
    private final AdministratorsOnly administration;
    private final ObjectMapper json;

    OrganisationsPage(Reorganisations reorganisations, Imports imports, Overview overview, AdministratorsOnly administration, ObjectMapper json) {
        this.reorganisations = reorganisations;
        this.imports = imports;
        this.overview = overview;
        this.administration = administration;
        this.json = json;
    }

    @ModelAttribute
    void requireAdministrator(Principal user, Model model) {
        administration.require(user);
        model.addAttribute("overview", overview);
        model.addAttribute("zone", OfficialTime.ZONE);
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("organisations", overview.organisations(q.strip(), SHOWN));
        model.addAttribute("people", overview.people(q.strip(), SHOWN));
        model.addAttribute("entries", reorganisations.latest(SHOWN));
        return "organisations";
    }

    @GetMapping("/one")
    String organisation(@RequestParam String code, Model model) {
        return showOrganisation(code, model);
    }

    @GetMapping("/person")
    String person(@RequestParam String user, Model model) {
        return showPerson(user, model);
    }

    @PostMapping("/preview")
    String preview(Principal user, @RequestParam MultiValueMap<String, String> form, Model model) {
        Operation operation;
        Effect effect;
        try {
            operation = OperationForm.read(form);
            effect = reorganisations.preview(operation, user.getName());
        } catch (Refusal refused) {
            return refused(form, List.of(refused.getMessage()), model);
        }
        if (!effect.possible()) {
            return refused(form, effect.refusals(), model);
        }
        model.addAttribute("effect", effect);
        model.addAttribute("action", "/admin/organisations/apply");
        model.addAttribute("operation", write(operation));
        return "organisation-preview";
    }

    @PostMapping("/apply")
    String apply(Principal user, @RequestParam String operation, @RequestParam long version, RedirectAttributes flash) {
        try {
            done(reorganisations.apply(read(operation), version, user.getName()), flash);
        } catch (Refusal refused) {
            flash.addFlashAttribute("findings", Refusals.of(refused));
        }
        return HOME;
    }

    @GetMapping("/undo/{id}")
    String previewUndo(Principal user, @PathVariable("id") long id, Model model, RedirectAttributes flash) {
        Effect effect = reorganisations.previewUndo(id, user.getName());
        if (!effect.possible()) {
            flash.addFlashAttribute("findings", effect.refusals());
            return HOME;
        }
        model.addAttribute("effect", effect);
        model.addAttribute("action", "/admin/organisations/undo/" + id);
        return "organisation-preview";
    }

    @PostMapping("/undo/{id}")
    String undo(Principal user, @PathVariable("id") long id, @RequestParam long version, RedirectAttributes flash) {
        try {
            done(reorganisations.undo(id, version, user.getName()), flash);
        } catch (Refusal refused) {
            flash.addFlashAttribute("findings", Refusals.of(refused));
        }
        return HOME;
    }

    @GetMapping("/import")
    String importForm() {
        return "organisation-import";
    }

    @PostMapping("/import")
    String compare(Principal user, @RequestParam(name = "file", required = false) MultipartFile workbook,
            @RequestParam(name = "organisations", required = false) MultipartFile organisations,
            @RequestParam(name = "posts", required = false) MultipartFile posts,
            @RequestParam(name = "users", required = false) MultipartFile users, Model model) throws IOException {
        try {
            model.addAttribute("difference", imports.compare(UploadedFiles.of(workbook, organisations, posts, users), user.getName()));
        } catch (OrganisationFilesRefused refused) {
            model.addAttribute("findings", refused.findings().stream().limit(SHOWN_FINDINGS).map(OrganisationFilesRefused.Finding::toString).toList());
            model.addAttribute("findingsTotal", refused.findings().size());
        } catch (Refusal refused) {
            model.addAttribute("findings", List.of(refused.getMessage()));
        }
        return "organisation-import";
    }

    @PostMapping("/import/{id}")
    String confirm(Principal user, @PathVariable("id") UUID id, RedirectAttributes flash) {
        try {
            done(imports.apply(id, user.getName()), flash);
        } catch (Refusal refused) {
            flash.addFlashAttribute("findings", Refusals.of(refused));
        }
        return HOME;
    }

    private static void done(Effect effect, RedirectAttributes flash) {
        flash.addFlashAttribute("message", "已完成：" + effect.title()
                + (effect.movedTasks() > 0 ? "；转交待办 " + effect.movedTasks() + " 件" : "")
                + (effect.returned() > 0 ? "；已认领的待办退回岗位 " + effect.returned() + " 件" : ""));
    }

    /** Back to the form, with what was typed. */
    private String refused(MultiValueMap<String, String> form, List<String> findings, Model model) {
        model.addAttribute("findings", findings);
        model.addAttribute("typed", form);
        return form.containsKey("user") ? showPerson(form.getFirst("user"), model) : showOrganisation(form.getFirst("organisation"), model);
    }

    private String showOrganisation(String code, Model model) {
        Organisation organisation = overview.organisation(code == null ? "" : code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("organisation", organisation);
        model.addAttribute("posts", overview.postsAt(organisation.code()));
        model.addAttribute("roles", Role.values());
        return "organisation";
    }

    private String showPerson(String user, Model model) {
        List<Overview.Held> held = overview.postsOf(user);
        if (held.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("user", user);
        model.addAttribute("held", held);
        model.addAttribute("roles", Role.values());
        return "organisation-person";
    }

    private String write(Operation operation) {
        try {
            return json.writerFor(Operation.class).writeValueAsString(operation);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Operation read(String operation) {
        try {
            return json.readValue(operation, Operation.class);
        } catch (JsonProcessingException malformed) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
