package cn.baolei.audit.search;

import cn.baolei.audit.AuditScope;
import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.sheet.ListWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What a search finds, as a list to take away: the same address with another ending. */
@Controller
class ListDownload {

    /** Rows. */
    static final int MOST = 50_000;

    private static final List<String> COLUMNS = List.of("案号", "流程", "版本", "单位代码", "单位", "发起人", "发起时间", "办结时间", "状态", "超期", "代办", "更正退回", "实例标识");

    private final AuditScope scope;
    private final FormReader reader;
    private final CaseSearch search;
    private final OrganisationDirectory directory;
    private final Clock clock;

    ListDownload(AuditScope scope, FormReader reader, CaseSearch search, OrganisationDirectory directory, Clock clock) {
        this.scope = scope;
        this.reader = reader;
        this.search = search;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/audit/list.xlsx")
    void xlsx(@ModelAttribute("form") SearchForm form, Principal auditor, HttpServletResponse response) throws IOException {
        answer(form, auditor, response, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                out -> ListWriter.xlsx(out, "案卷", COLUMNS));
    }

    @GetMapping("/audit/list.csv")
    void csv(@ModelAttribute("form") SearchForm form, Principal auditor, HttpServletResponse response) throws IOException {
        answer(form, auditor, response, ".csv", "text/csv;charset=UTF-8", out -> ListWriter.csv(out, COLUMNS));
    }

    /** By way of a file: neither the memory nor a connection to the database waits for the reader, and what fails is not half an answer. */
    private void answer(SearchForm form, Principal auditor, HttpServletResponse response, String ending, String type,
                        Function<OutputStream, ListWriter> format) throws IOException {
        Asked asked = reader.read(form, scope.require(auditor.getName()));
        Path file = Files.createTempFile("baolei-list-", ending);
        try {
            if (asked.criteria() == null || !write(file, form, asked, format)) {
                response.sendRedirect(form.address("/audit", "tooLong", asked.criteria() == null ? "" : "true"));
                return;
            }
            response.setContentType(type);
            response.setContentLengthLong(Files.size(file));
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("案卷清单-" + DateTimeFormatter.ofPattern("yyyyMMddHHmm")
                    .withZone(OfficialTime.ZONE).format(clock.instant()) + ending, StandardCharsets.UTF_8).build().toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    private boolean write(Path file, SearchForm form, Asked asked, Function<OutputStream, ListWriter> format) throws IOException {
        OrganisationDirectory tree = directory.still();
        try (OutputStream out = Files.newOutputStream(file); ListWriter list = format.apply(out)) {
            return search.list(form, asked, MOST, line -> list.row(cells(line, tree)));
        }
    }

    private static List<String> cells(CaseLine line, OrganisationDirectory tree) {
        return List.of(line.caseNumber() == null ? "" : line.caseNumber(), line.process(), String.valueOf(line.version()), line.organisation(),
                tree.get(line.organisation()).name(), line.starter() == null ? "系统" : tree.displayNameOf(line.starter()), OfficialTime.minute(line.started()),
                line.ended() == null ? "" : OfficialTime.minute(line.ended()), line.state().label(), yes(line.late()), yes(line.fallback()), yes(line.correction()),
                line.instance());
    }

    private static String yes(boolean holds) {
        return holds ? "是" : "";
    }
}
