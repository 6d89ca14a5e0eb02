package cn.baolei.retention;

import cn.baolei.engine.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 封存 over REST. 400 with the reason in {@code message}; 404 for what does not exist or is not one's own, 403 for whom {@code Access.HOLDS} does not name. */
@RestController
@RequestMapping("/api/holds")
class HoldsController {

    private static final int MOST = 1000;

    /** @param ground at most 500 characters, kept in clear for good */
    record Placing(String caseNumber, String ground) {
    }

    /** @param ground at most 500 characters, kept in clear for good */
    record Lifting(String ground) {
    }

    private final Holds holds;
    private final HoldScope scope;

    HoldsController(Holds holds, HoldScope scope) {
        this.holds = holds;
        this.scope = scope;
    }

    @GetMapping
    List<Hold> list(@RequestParam(name = "number", defaultValue = "") String caseNumber, Principal reader) {
        return holds.list(scope.require(reader.getName()), caseNumber, MOST);
    }

    /** 201 with the hold. */
    @PostMapping
    ResponseEntity<Hold> place(@RequestBody(required = false) Placing asked, Principal by) {
        HoldScope.Granted granted = scope.require(by.getName());
        Placing placing = asked == null ? new Placing(null, null) : asked;
        return holds.place(granted, placing.caseNumber(), placing.ground()).flatMap(id -> holds.find(granted, id))
                .map(hold -> ResponseEntity.status(HttpStatus.CREATED).body(hold)).orElse(ResponseEntity.notFound().build());
    }

    /** 204 when it is done. */
    @PostMapping("/{id}/lifting")
    ResponseEntity<Void> lift(@PathVariable("id") String id, @RequestBody(required = false) Lifting asked, Principal by) {
        return holds.lift(scope.require(by.getName()), HoldsPage.numberOf(id), asked == null ? null : asked.ground())
                ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
    }

    @ExceptionHandler(Refusal.class)
    ResponseEntity<Map<String, String>> refused(Refusal refusal) {
        return ResponseEntity.badRequest().body(Map.of("message", refusal.getMessage()));
    }
}
