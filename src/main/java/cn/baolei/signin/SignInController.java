package cn.baolei.signin;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. */
@Controller
class SignInController {

    /** Where an attempt that failed is forwarded to; nobody is led here. */
    static final String REFUSED = "/login/refused";
    static final String PROBLEM = "signInProblem";
    static final String UNAVAILABLE = "统一身份认证服务暂时无法连接，请稍后重试；如持续出现，请联系系统管理员。";

    private final SignInProperties properties;

    SignInController(SignInProperties properties) {
        this.properties = properties;
    }

    @GetMapping("/login")
    String signIn(Model model) {
        return page(model, null, null);
    }

    @RequestMapping(REFUSED)
    String refused(@RequestAttribute(name = PROBLEM, required = false) String problem,
                   @RequestParam(required = false) String username, Model model) {
        return problem == null ? "redirect:/login" : page(model, problem, username);
    }

    private String page(Model model, String problem, String username) {
        model.addAttribute("problem", problem);
        model.addAttribute("username", username);
        model.addAttribute("oidc", properties.method() == SignInProperties.Method.OIDC);
        return "login";
    }
}
