package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import cn.baolei.signin.PageHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 流程版本: what is in force, what was, what changed from one to the other, and back again. */
@Controller
class VersionsPage {

    private static final int SHOWN = 20;

    private final Versions versions;
    private final Differences differences;
    private final Redeployment redeployment;
    private final DeploymentTable records;
    private final MigrationTable migrations;
    private final ProcessOwnersOnly owners;

    VersionsPage(Versions versions, Differences differences, Redeployment redeployment, DeploymentTable records, MigrationTable migrations,
                 ProcessOwnersOnly owners) {
        this.versions = versions;
        this.differences = differences;
        this.redeployment = redeployment;
        this.records = records;
        this.migrations = migrations;
        this.owners = owners;
    }

    @ModelAttribute
    void requireProcessOwner(Principal user, Model model) {
        owners.require(user);
        model.addAttribute("zone", OfficialTime.ZONE);
        model.addAttribute("versions", versions);
    }

    @GetMapping("/processes")
    String list(Model model) {
        model.addAttribute("processes", versions.inForce(Kind.PROCESS));
        model.addAttribute("tables", versions.inForce(Kind.TABLE));
        model.addAttribute("accepted", records.latest(false, SHOWN));
        model.addAttribute("refused", records.latest(true, SHOWN));
        return "processes";
    }

    @GetMapping({"/processes/{key}/versions", "/tables/{key}/versions"})
    String one(HttpServletRequest request, @PathVariable("key") String key, Model model) {
        Kind kind = kindOf(request);
        List<Version> all = existing(kind, key);
        model.addAttribute("all", all);
        model.addAttribute("current", all.get(0));
        model.addAttribute("entries", records.byDefinition(kind, key));
        model.addAttribute("base", baseOf(kind, key));
        model.addAttribute("notAdopted", versions.isNotAdopted(kind, key));
        model.addAttribute("migrations", kind == Kind.PROCESS ? migrations.of(key) : List.of());
        return "process-versions";
    }

    /** @param from number of a version. @param to number of another, as a rule the later one */
    @GetMapping({"/processes/{key}/compare", "/tables/{key}/compare"})
    String compare(HttpServletRequest request, HttpServletResponse response, @PathVariable("key") String key, @RequestParam("from") int from,
                   @RequestParam("to") int to, Model model) {
        Kind kind = kindOf(request);
        Version before = existing(kind, key, from);
        Version after = existing(kind, key, to);
        response.setHeader(PageHeaders.NAME, PageHeaders.WITH_DIAGRAMS);
        model.addAttribute("all", versions.of(kind, key));
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("base", baseOf(kind, key));
        model.addAttribute("drawn", kind == Kind.PROCESS);
        model.addAttribute("changes", differences.between(kind, versions.content(before), versions.content(after)));
        return "process-compare";
    }

    @GetMapping("/processes/{key}/diagram")
    ResponseEntity<String> diagram(@PathVariable("key") String key, @RequestParam("version") int version) {
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body(new String(versions.content(existing(Kind.PROCESS, key, version)), StandardCharsets.UTF_8));
    }

    @PostMapping({"/processes/{key}/restore", "/tables/{key}/restore"})
    String restore(HttpServletRequest request, @PathVariable("key") String key, @RequestParam("version") int number,
                   @RequestParam(name = "reason", defaultValue = "") String reason, RedirectAttributes flash) {
        Kind kind = kindOf(request);
        Version version = existing(kind, key, number);
        try {
            redeployment.restore(version, reason);
            flash.addFlashAttribute("message", "已恢复第" + number + "版的内容，作为第" + versions.of(kind, key).get(0).number() + "版使用；在办事项仍按原来的版本办理");
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.getMessage());
            flash.addFlashAttribute("reason", reason);
        }
        return "redirect:" + baseOf(kind, key) + "/versions";
    }

    @PostMapping({"/processes/{key}/adopt", "/tables/{key}/adopt"})
    String adopt(HttpServletRequest request, @PathVariable("key") String key, RedirectAttributes flash) {
        Kind kind = kindOf(request);
        existing(kind, key);
        try {
            redeployment.adopt(kind, key);
            flash.addFlashAttribute("message", "已启用随系统发布的版本");
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:" + baseOf(kind, key) + "/versions";
    }

    @GetMapping("/deployments/{id}")
    String deployment(@PathVariable("id") long id, Model model) {
        model.addAttribute("entry", records.find(id).orElseThrow(VersionsPage::unknown));
        model.addAttribute("files", records.filesOf(id));
        model.addAttribute("models", records.modelsOf(id));
        return "deployment";
    }

    /** A file of a refused deployment, to be saved and never shown: it may be hostile. */
    @GetMapping("/deployments/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable("id") long id, @RequestParam("name") String name) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(records.content(id, name).orElseThrow(VersionsPage::unknown));
    }

    private List<Version> existing(Kind kind, String key) {
        List<Version> all = versions.of(kind, key);
        if (all.isEmpty()) {
            throw unknown();
        }
        return all;
    }

    private Version existing(Kind kind, String key, int number) {
        return versions.find(kind, key, number).orElseThrow(VersionsPage::unknown);
    }

    private static Kind kindOf(HttpServletRequest request) {
        return request.getServletPath().startsWith("/tables") ? Kind.TABLE : Kind.PROCESS;
    }

    private static String baseOf(Kind kind, String key) {
        return (kind == Kind.TABLE ? "/tables/" : "/processes/") + key;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
