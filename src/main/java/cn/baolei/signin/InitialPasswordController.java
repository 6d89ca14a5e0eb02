package cn.baolei.signin;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 初始密码: an administrator gives an official a password, reads it once and hands it over. */
@Controller
@ConditionalOnProperty(name = "baolei.sign-in.method", havingValue = "password", matchIfMissing = true)
class InitialPasswordController {

    private final Passwords passwords;
    private final IdentityService identities;
    private final OrganisationDirectory directory;
    private final CurrentUser currentUser;

    InitialPasswordController(Passwords passwords, IdentityService identities, OrganisationDirectory directory,
                              CurrentUser currentUser) {
        this.passwords = passwords;
        this.identities = identities;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    @GetMapping("/officials/initial-password")
    String page() {
        requireAdministrator();
        return "initial-password";
    }

    /** Shown in the answer itself: after a reload it is gone. */
    @PostMapping("/officials/initial-password")
    String give(@RequestParam String official, Principal administrator, HttpServletResponse response, Model model) {
        requireAdministrator();
        model.addAttribute("official", official);
        try {
            model.addAttribute("password", give(official.strip(), administrator));
            model.addAttribute("name", directory.displayNameOf(official.strip()));
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("problem", refused.getMessage());
        }
        return "initial-password";
    }

    @PostMapping("/api/officials/{id}/initial-password")
    ResponseEntity<Map<String, String>> give(@PathVariable String id, Principal administrator, HttpServletResponse response) {
        requireAdministrator();
        try {
            return ResponseEntity.ok(Map.of("password", give(id, administrator)));
        } catch (Refusal refused) {
            return ResponseEntity.badRequest().body(Map.of("message", refused.getMessage()));
        }
    }

    private String give(String official, Principal administrator) {
        if (official.equals(administrator.getName())) {
            throw new Refusal("本人的密码请在“修改密码”中修改。");
        }
        return passwords.giveInitial(official);
    }

    private void requireAdministrator() {
        String user = currentUser.id().orElse("");
        if (currentUser.setAside(() -> identities.createGroupQuery().groupMember(user).groupId(Role.ADMINISTRATOR.code()).count()) == 0) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
