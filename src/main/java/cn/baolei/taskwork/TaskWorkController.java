package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The actions of one task over REST; Tasklist's panel 更多办理 uses the same. Refusals are answered 400 with their Chinese words. */
@RestController
@RequestMapping("/api/tasks/{id}")
class TaskWorkController {

    /** @param to user id. @param reason in the official's words */
    record Hand(String to, String reason) {
    }

    /** @param step activity id of the earlier step */
    record GiveBack(String step, String reason) {
    }

    /** @param rule code of a {@link SigningRule} */
    record Sign(List<String> signers, String rule, String reason) {
    }

    record Vote(boolean agreed, String opinion) {
    }

    record Copies(List<String> to, String reason) {
    }

    record Opinion(String opinion) {
    }

    private final TaskPanels panels;
    private final Handing handing;
    private final Returns returns;
    private final Countersigning countersigning;
    private final Opinions opinions;
    private final Attachments attachments;

    TaskWorkController(TaskPanels panels, Handing handing, Returns returns, Countersigning countersigning, Opinions opinions,
                       Attachments attachments) {
        this.panels = panels;
        this.handing = handing;
        this.returns = returns;
        this.countersigning = countersigning;
        this.opinions = opinions;
        this.attachments = attachments;
    }

    /** What can be done with the task, and what was done so far. 404 alike for a task of others and one that does not exist. */
    @GetMapping
    TaskPanel show(@PathVariable("id") String id, CsrfToken csrf) {
        return panels.of(id, csrf).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable("id") String id, @RequestBody GiveBack request) {
        returns.giveBack(id, request.step(), request.reason());
    }

    @PostMapping("/transfer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void transfer(@PathVariable("id") String id, @RequestBody Hand request) {
        handing.transfer(id, request.to(), request.reason());
    }

    @PostMapping("/delegate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delegate(@PathVariable("id") String id, @RequestBody Hand request) {
        handing.delegate(id, request.to(), request.reason());
    }

    @PostMapping("/sign-before")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signBefore(@PathVariable("id") String id, @RequestBody Hand request) {
        countersigning.signBefore(id, request.to(), request.reason());
    }

    @PostMapping("/sign-after")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signAfter(@PathVariable("id") String id, @RequestBody Hand request) {
        handing.signAfter(id, request.to(), request.reason());
    }

    @PostMapping("/countersign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void countersign(@PathVariable("id") String id, @RequestBody Sign request) {
        countersigning.open(id, request.signers(), SigningRule.ofCode(request.rule()).orElseThrow(() -> new Refusal("请选择会签规则")),
                request.reason());
    }

    /** @param id of the signer's own task */
    @PostMapping("/vote")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void vote(@PathVariable("id") String id, @RequestBody Vote request) {
        countersigning.vote(id, request.agreed(), request.opinion());
    }

    @PostMapping("/copy")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void copy(@PathVariable("id") String id, @RequestBody Copies request) {
        opinions.copy(id, request.to(), request.reason());
    }

    @PostMapping("/opinion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void opinion(@PathVariable("id") String id, @RequestBody Opinion request) {
        opinions.write(id, request.opinion());
    }

    @PostMapping("/attachments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void attach(@PathVariable("id") String id, @RequestParam("file") MultipartFile file) throws IOException {
        attachments.add(id, file.getOriginalFilename(), file.getBytes());
    }
}
