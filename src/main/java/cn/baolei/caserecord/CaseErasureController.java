package cn.baolei.caserecord;

import cn.baolei.engine.Refusal;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/cases/{caseNumber}/erasure}: the same over REST. 204 when it is done, 404 for what is not one's own, 400 with the reason. */
@RestController
class CaseErasureController {

    /** @param confirmation the number of the case once more */
    record Request(String confirmation, String reason) {
    }

    private final CaseErasure erasure;

    CaseErasureController(CaseErasure erasure) {
        this.erasure = erasure;
    }

    @PostMapping("/api/cases/{caseNumber}/erasure")
    ResponseEntity<Map<String, String>> erase(@PathVariable("caseNumber") String caseNumber, Principal by,
                                              @RequestBody(required = false) Request request) {
        Request asked = request == null ? new Request(null, null) : request;
        try {
            return erasure.erase(by.getName(), caseNumber, asked.confirmation(), asked.reason())
                    ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
        } catch (Refusal refused) {
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(Map.of("message", refused.getMessage()));
        }
    }
}
