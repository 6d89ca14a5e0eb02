package cn.baolei.audit.story;

import cn.baolei.audit.AuditScope;
import cn.baolei.engine.OfficialTime;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** An official's whole record in a period, as far as the auditor's organisations go. */
@Controller
class PersonPage {

    private final AuditScope scope;
    private final PersonRecords records;
    private final Clock clock;

    PersonPage(AuditScope scope, PersonRecords records, Clock clock) {
        this.scope = scope;
        this.records = records;
        this.clock = clock;
    }

    /** @param from yyyy-MM-dd; thirty days ago where it is none. @param to today where it is none */
    @GetMapping("/audit/people/{user}")
    String show(@PathVariable("user") String user, @RequestParam(name = "from", defaultValue = "") String from,
                @RequestParam(name = "to", defaultValue = "") String to, @RequestParam(name = "page", defaultValue = "1") String page, Principal reader,
                HttpServletResponse response, Model model) {
        Days days = Days.period(from, to, clock.instant());
        Optional<PersonRecords.Record> record = records.of(scope.require(reader.getName()), user, days, page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
        if (record.isEmpty()) {
            return StoryPage.unknown(response);
        }
        model.addAttribute("zone", OfficialTime.ZONE);
        model.addAttribute("user", user);
        model.addAttribute("days", days);
        model.addAttribute("record", record.get());
        return "audit/person";
    }
}
