package cn.baolei.caserecord;

import cn.baolei.engine.OfficialTime;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** 结案卷宗, for those who took part in the case and the organisation's 书记. */
@Controller
class CaseFilePage {

    private final CaseFiles files;

    CaseFilePage(CaseFiles files) {
        this.files = files;
    }

    /** Answers 404 alike for a case that does not exist and one that is not the reader's business. */
    @GetMapping("/cases/{caseNumber}/file")
    String show(@PathVariable String caseNumber, Principal reader, Model model) {
        List<CaseFiles.Kept> readable = files.readableBy(reader.getName(), caseNumber);
        if (readable.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("zone", OfficialTime.ZONE);
        model.addAttribute("files", readable);
        return "case-file";
    }
}
