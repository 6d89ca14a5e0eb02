package cn.baolei.audit.export;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asks for the file of a case, shows how far it is, and hands it out. */
@Controller
class ExportPage {

    private final Exports exports;
    private final Clock clock;

    ExportPage(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    /** @param ground why protected values are to be opened; blank: they stay masked */
    @PostMapping("/audit/cases/{number}/exports")
    String request(@PathVariable("number") String number, @RequestParam(name = "format", defaultValue = "pdf") String format,
                   @RequestParam(name = "ground", defaultValue = "") String ground, Principal reader, HttpServletResponse response, Model model) {
        try {
            Format wanted = List.of(Format.values()).stream().filter(one -> one.code().equals(format)).findFirst()
                    .orElseThrow(() -> new Refusal("请选择导出为 PDF 或者 JSON"));
            if (exports.request(reader.getName(), number, wanted, ground).isEmpty()) {
                response.setStatus(HttpStatus.NOT_FOUND.value());
                return "audit/unknown";
            }
            return "redirect:/audit/exports";
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("number", number);
            model.addAttribute("format", format);
            model.addAttribute("ground", ground);
            return "audit/export";
        }
    }

    @GetMapping("/audit/exports")
    String list(Principal reader, HttpServletResponse response, Model model) {
        List<Export> all = exports.of(reader.getName());
        if (all.stream().anyMatch(export -> !export.finished())) {
            response.setHeader("Refresh", "3");
        }
        model.addAttribute("zone", OfficialTime.ZONE);
        model.addAttribute("now", clock.instant());
        model.addAttribute("exports", all);
        model.addAttribute("most", Exports.MOST);
        return "audit/exports";
    }

    /** The same answer for what does not exist, is somebody else's, is over, or is no longer the reader's to audit. */
    @GetMapping("/audit/exports/{export}/file")
    ResponseEntity<byte[]> file(@PathVariable("export") String export, Principal reader) {
        Export found = exports.fetchable(reader.getName(), number(export)).orElseThrow(ExportPage::unknown);
        byte[] content = exports.content(reader.getName(), found).orElseThrow(ExportPage::unknown);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(found.format().mediaType())).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(found.fileName(), StandardCharsets.UTF_8).build().toString())
                .body(content);
    }

    private static UUID number(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
