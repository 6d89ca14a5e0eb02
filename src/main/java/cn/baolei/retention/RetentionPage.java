package cn.baolei.retention;

import cn.baolei.engine.OfficialTime;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 保管期限与夜间清理, 销毁证明, for those whom {@code Access.HOLDS} names. */
@Controller
@RequestMapping("/audit")
class RetentionPage {

    private static final int MOST = 200;
    private static final int NIGHTS = 60;

    private final Nights nights;
    private final Certificates certificates;
    private final HoldScope scope;
    private final RetentionProperties window;
    private final JdbcClient jdbc;

    RetentionPage(Nights nights, Certificates certificates, HoldScope scope, RetentionProperties window, JdbcClient jdbc) {
        this.nights = nights;
        this.certificates = certificates;
        this.scope = scope;
        this.window = window;
        this.jdbc = jdbc;
    }

    @GetMapping("/retention")
    String nights(Principal reader, Model model) {
        model.addAttribute("nights", nights.list(NIGHTS));
        model.addAttribute("window", window);
        model.addAttribute("terms", RetentionTerms.shipped().all());
        model.addAttribute("names", jdbc.sql("select distinct on (key_) key_, name_ from act_re_procdef order by key_, version_ desc")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2) == null ? row.getString(1) : row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        model.addAttribute("tables", OwnTable.values());
        return page("audit/retention", scope.require(reader.getName()), model);
    }

    @GetMapping("/certificates")
    String certificates(@RequestParam(name = "number", defaultValue = "") String caseNumber, Principal reader, Model model) {
        HoldScope.Granted granted = scope.require(reader.getName());
        model.addAttribute("certificates", certificates.list(granted, caseNumber, MOST));
        model.addAttribute("most", MOST);
        model.addAttribute("number", caseNumber.strip());
        return page("audit/certificates", granted, model);
    }

    @GetMapping("/certificates/{id}")
    String certificate(@PathVariable("id") String id, Principal reader, Model model) {
        HoldScope.Granted granted = scope.require(reader.getName());
        model.addAttribute("certificate", certificates.find(granted, id).orElseThrow(HoldsPage::unknown));
        model.addAttribute("names", DestroyedWords.all());
        return page("audit/certificate", granted, model);
    }

    /** The very text of which the certificate tells the SHA-256. */
    @GetMapping("/certificates/{id}/text")
    ResponseEntity<byte[]> text(@PathVariable("id") String id, Principal reader) {
        Certificate certificate = certificates.find(scope.require(reader.getName()), id).orElseThrow(HoldsPage::unknown);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("销毁证明-" + certificate.id() + ".json", StandardCharsets.UTF_8).build().toString())
                .body(certificate.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String page(String template, HoldScope.Granted granted, Model model) {
        model.addAttribute("audits", granted.audits());
        model.addAttribute("zone", OfficialTime.ZONE);
        return template;
    }
}
