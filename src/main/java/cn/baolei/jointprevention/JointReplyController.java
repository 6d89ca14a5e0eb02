package cn.baolei.jointprevention;

import cn.baolei.engine.Refusal;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/joint-replies}: the door through which another system hands in an authority's reply. */
@RestController
class JointReplyController {

    private final JointReplies replies;

    JointReplyController(JointReplies replies) {
        this.replies = replies;
    }

    @PostMapping("/api/joint-replies")
    ResponseEntity<Map<String, String>> receive(Principal official, @RequestBody JointReply reply) {
        try {
            Optional<String> instance = replies.find(official.getName(), reply);
            if (instance.isEmpty()) {
                return answer(HttpStatus.NOT_FOUND, "没有查到您单位发出的该编号函件");
            }
            replies.deliver(instance.get(), official.getName(), reply);
            return ResponseEntity.noContent().build();
        } catch (Refusal refused) {
            return answer(HttpStatus.BAD_REQUEST, refused.getMessage());
        } catch (MismatchingMessageCorrelationException settled) {
            return answer(HttpStatus.CONFLICT, "该函件已登记答复或者已经办结");
        }
    }

    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(Map.of("message", message));
    }
}
