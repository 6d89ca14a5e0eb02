package cn.baolei.signin;

import cn.baolei.engine.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 修改密码: one's own, with the old one. */
@Controller
@RequestMapping("/password")
@ConditionalOnProperty(name = "baolei.sign-in.method", havingValue = "password", matchIfMissing = true)
class PasswordController {

    private final PasswordSignIn signIn;
    private final Passwords passwords;
    private final OpenSessions sessions;

    PasswordController(PasswordSignIn signIn, Passwords passwords, OpenSessions sessions) {
        this.signIn = signIn;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @GetMapping
    String page(Authentication person, Model model) {
        model.addAttribute("rules", passwords.rules());
        model.addAttribute("initial", person.getAuthorities().contains(PasswordsToChange.AUTHORITY));
        return "password";
    }

    @PostMapping
    String change(Authentication person, @RequestParam String old, @RequestParam String password, @RequestParam String repeated,
                  HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes next) {
        String problem = null;
        try {
            if (!password.equals(repeated)) {
                problem = "两次输入的新密码不一致，请重新输入。";
            } else if (signIn.check(person.getName(), old, Origin.of(request)).isEmpty()) {
                problem = "原密码不正确，请重新输入。";
            } else {
                passwords.choose(person.getName(), old, password);
            }
        } catch (TooManyAttempts tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
            model.addAttribute("problem", tooMany.words());
            return page(person, model);
        } catch (Refusal refused) {
            problem = refused.getMessage();
        }
        if (problem != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("problem", problem);
            return page(person, model);
        }
        signInAnew(person.getName(), request, response);
        next.addFlashAttribute("changed", true);
        return "redirect:/password";
    }

    /** Here alone: under a new session id, and without the duty to change anything. */
    private void signInAnew(String user, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()));
        SecurityContextHolder.setContext(context);
        sessions.begin(request, context.getAuthentication());
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
