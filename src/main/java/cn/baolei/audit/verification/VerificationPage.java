package cn.baolei.audit.verification;

import cn.baolei.audit.AuditScope;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.engine.OfficialTime;
import cn.baolei.journal.Chains;
import cn.baolei.verification.Report;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 校验. */
@Controller
@RequestMapping("/audit/verification")
class VerificationPage {

    private static final int MOST = 20;

    private final AuditScope scope;
    private final ChainScope chains;
    private final VerificationRuns runs;
    private final RunTable table;

    VerificationPage(AuditScope scope, ChainScope chains, VerificationRuns runs, RunTable table) {
        this.scope = scope;
        this.chains = chains;
        this.runs = runs;
        this.table = table;
    }

    @GetMapping
    String show(@RequestParam(name = "number", defaultValue = "") String number, Principal reader, Model model) {
        return page(scope.require(reader.getName()), number.strip(), null, model);
    }

    @PostMapping("/journal")
    String journal(Principal reader) {
        scope.require(reader.getName());
        runs.order(Report.JOURNAL, reader.getName());
        return "redirect:/audit/verification";
    }

    @PostMapping
    String ofCase(@RequestParam(name = "number", defaultValue = "") String number, Principal reader, Model model) {
        Granted granted = scope.require(reader.getName());
        String wanted = number.strip();
        if (wanted.isEmpty()) {
            return page(granted, wanted, "请填写案件编号。", model);
        }
        if (!chains.covers(granted, Chains.ofCase(wanted))) {
            return page(granted, wanted, "在审计范围内没有这个编号的案件，请核对编号。", model);
        }
        runs.order(Chains.ofCase(wanted), reader.getName());
        return "redirect:/audit/verification";
    }

    private String page(Granted granted, String number, String refusal, Model model) {
        List<RunView> shown = table.last(MOST * 5).stream()
                .filter(run -> run.subject().equals(Report.JOURNAL) || chains.covers(granted, run.subject())).limit(MOST)
                .map(run -> RunView.of(run, chain -> chains.covers(granted, chain))).toList();
        model.addAttribute("number", number);
        model.addAttribute("refusal", refusal);
        model.addAttribute("runs", shown);
        model.addAttribute("running", shown.stream().anyMatch(view -> view.run().isRunning()));
        model.addAttribute("zone", OfficialTime.ZONE);
        return "audit/verification";
    }
}
