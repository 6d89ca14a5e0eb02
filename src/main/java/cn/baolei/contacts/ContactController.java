package cn.baolei.contacts;

import cn.baolei.sheet.UnreadableSheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
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

/** The page on which a spreadsheet is added to the list of one open registration. */
@Controller
@RequestMapping("/contacts/{taskId}")
class ContactController {

    private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final int SHOWN_FAULTS = 200;

    private final RegistrationTask registration;
    private final ContactUpload upload;

    ContactController(RegistrationTask registration, ContactUpload upload) {
        this.registration = registration;
        this.upload = upload;
    }

    /** A task of somebody else's looks like one that does not exist. */
    @ModelAttribute
    void requireVisibleTask(@PathVariable("taskId") String taskId, Model model) {
        if (!registration.isVisible(taskId)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("taskId", taskId);
    }

    @GetMapping
    String page(@PathVariable("taskId") String taskId, Model model) {
        model.addAttribute("contacts", registration.contacts(taskId));
        return "contacts";
    }

    @PostMapping
    String receive(@PathVariable("taskId") String taskId, @RequestParam("file") MultipartFile file, Model model) throws IOException {
        List<Contact> contacts = registration.contacts(taskId);
        try {
            ContactUpload.Result result = upload.add(contacts, file.getBytes());
            registration.save(taskId, result.contacts());
            contacts = result.contacts();
            model.addAttribute("result", result);
            model.addAttribute("faults", result.faults().stream().limit(SHOWN_FAULTS).toList());
        } catch (UnreadableSheet refused) {
            model.addAttribute("refusal", refused.getMessage());
        } catch (AuthorizationException claimed) {
            model.addAttribute("refusal", "该事项已由他人认领，您不能修改名单");
        }
        model.addAttribute("contacts", contacts);
        return "contacts";
    }

    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> workbook() {
        return download("密切接触者名单.xlsx", XLSX, ContactTemplate.xlsx());
    }

    @GetMapping("/template.csv")
    ResponseEntity<byte[]> csv() {
        return download("密切接触者名单.csv", CSV, ContactTemplate.csv());
    }

    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }
}
