package cn.baolei.screening;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.sheet.RowFault;
import cn.baolei.sheet.SheetTemplate;
import cn.baolei.sheet.UnreadableSheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The page on which an organisation registers its persons, by list or one by one, and later corrects what it has answered. */
@Controller
@RequestMapping("/screening/{round}/{organisation}")
class RegistrationPage {

    private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final SheetTemplate<PersonColumn> TEMPLATE =
            new SheetTemplate<>("排查登记名单", List.of(PersonColumn.values()), PersonColumn.choices(), Uploads.MAX_ROWS);
    private static final int SHOWN_PERSONS = 200;
    private static final int SHOWN_UPLOADS = 10;

    private final ScreeningRounds rounds;
    private final UnitTable units;
    private final PersonTable persons;
    private final PersonRows rows;
    private final UploadTable uploadTable;
    private final Uploads uploads;
    private final Submission submission;
    private final AmendmentTable amendments;
    private final ScreeningAccess access;
    private final OrganisationDirectory directory;
    private final Clock clock;

    RegistrationPage(ScreeningRounds rounds, UnitTable units, PersonTable persons, PersonRows rows, UploadTable uploadTable, Uploads uploads,
                     Submission submission, AmendmentTable amendments, ScreeningAccess access, OrganisationDirectory directory, Clock clock) {
        this.rounds = rounds;
        this.units = units;
        this.persons = persons;
        this.rows = rows;
        this.uploadTable = uploadTable;
        this.uploads = uploads;
        this.submission = submission;
        this.amendments = amendments;
        this.access = access;
        this.directory = directory;
        this.clock = clock;
    }

    /** What is somebody else's looks like what does not exist. */
    @ModelAttribute("unit")
    Unit readable(@PathVariable("round") String round, @PathVariable("organisation") String organisation, Principal reader) {
        return units.find(round, organisation).filter(unit -> access.mayRead(reader.getName(), unit))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping
    String show(@ModelAttribute("unit") Unit unit, Principal reader, Model model) {
        Round round = rounds.find(unit.round()).orElseThrow();
        model.addAttribute("round", round);
        model.addAttribute("closesAt", OfficialTime.minute(round.closesAt()));
        model.addAttribute("organisationName", directory.get(unit.organisation()).name());
        model.addAttribute("open", access.isOpen(unit));
        model.addAttribute("correctable", access.mayCorrect(reader.getName(), unit));
        model.addAttribute("counted", persons.count(unit.id()));
        model.addAttribute("notable", persons.notable(unit.id(), SHOWN_PERSONS, reader.getName()));
        model.addAttribute("uploads", uploadTable.of(unit.id(), SHOWN_UPLOADS));
        model.addAttribute("unfinished", uploadTable.isAnyUnfinished(unit.id()));
        model.addAttribute("amendments", amendments.of(unit.round()).stream()
                .filter(amendment -> amendment.organisation().equals(unit.organisation())).toList());
        model.addAttribute("columns", PersonColumn.values());
        model.addAttribute("choices", PersonColumn.choices());
        return "screening-registration";
    }

    @PostMapping("/uploads")
    String upload(@ModelAttribute("unit") Unit unit, @RequestParam("file") MultipartFile file, Principal sender, Model model) throws IOException {
        requireOpen(unit);
        try {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            uploads.accept(unit, name.substring(0, Math.min(name.length(), 100)), file.getBytes(), sender.getName());
        } catch (UnreadableSheet refused) {
            model.addAttribute("refusal", refused.getMessage());
            return show(unit, sender, model);
        }
        return back(unit);
    }

    @PostMapping("/persons")
    String add(@ModelAttribute("unit") Unit unit, @RequestParam Map<String, String> fields, Principal sender, Model model) {
        requireOpen(unit);
        List<RowFault> faults = new ArrayList<>();
        ScreenedPerson person = rows.read(unit, 0, column -> fields.getOrDefault(column.name(), "").strip(), faults).orElse(null);
        if (person == null) {
            model.addAttribute("fieldFaults", faults);
            model.addAttribute("typed", fields);
            return show(unit, sender, model);
        }
        if (persons.add(unit, List.of(person), sender.getName(), clock.instant()) == 0) {
            model.addAttribute("refusal", "这名人员已经登记");
            return show(unit, sender, model);
        }
        return back(unit);
    }

    @PostMapping("/persons/{person}/withdrawal")
    String withdraw(@ModelAttribute("unit") Unit unit, @PathVariable("person") long person, @RequestParam("reason") String reason,
                    Principal sender, Model model) {
        requireOpen(unit);
        if (reason.isBlank() || reason.length() > PersonColumn.NOTE.maxLength()) {
            model.addAttribute("refusal", "撤销登记须说明原因，不超过200字");
            return show(unit, sender, model);
        }
        persons.withdraw(unit, person, reason.strip(), sender.getName(), clock.instant());
        return back(unit);
    }

    @PostMapping("/amendments")
    String correct(@ModelAttribute("unit") Unit unit, @RequestParam("expected") int expected, @RequestParam("registered") int registered,
                   @RequestParam("exceptions") int exceptions, @RequestParam("away") int away, @RequestParam("reason") String reason,
                   Principal sender, Model model) {
        if (!access.mayCorrect(sender.getName(), unit)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        try {
            submission.correct(unit, new Figures(expected, registered, exceptions, away), reason, sender.getName());
        } catch (Refusal refused) {
            model.addAttribute("refusal", refused.getMessage());
            return show(unit, sender, model);
        }
        return back(unit);
    }

    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> workbook() {
        return download("排查登记名单.xlsx", XLSX, TEMPLATE.xlsx());
    }

    @GetMapping("/template.csv")
    ResponseEntity<byte[]> csv() {
        return download("排查登记名单.csv", CSV, TEMPLATE.csv());
    }

    private void requireOpen(Unit unit) {
        if (!access.isOpen(unit)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static String back(Unit unit) {
        return "redirect:/screening/" + unit.round() + "/" + unit.organisation();
    }

    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }
}
