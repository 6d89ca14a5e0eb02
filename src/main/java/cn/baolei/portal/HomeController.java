package cn.baolei.portal;

import cn.baolei.access.Access;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.SystemAdministrators;
import cn.baolei.signin.SignInDoors;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page one sees after signing in. */
@Controller
class HomeController {

    /** A post as its holder reads it. */
    record PostLine(String organisation, String role) {
    }

    private final OrganisationDirectory directory;
    private final SignInDoors signIn;
    private final SystemAdministrators administrators;

    HomeController(OrganisationDirectory directory, SignInDoors signIn, SystemAdministrators administrators) {
        this.directory = directory;
        this.signIn = signIn;
        this.administrators = administrators;
    }

    @GetMapping("/")
    String home(Principal person, Model model) {
        List<PostLine> posts = directory.postsOf(person.getName()).stream()
                .map(post -> new PostLine(directory.get(post.organisation()).name(), post.role().label())).toList();
        model.addAttribute("posts", posts);
        model.addAttribute("administrator", administrators.include(person.getName()));
        model.addAttribute("processOwner", directory.postsOf(person.getName()).stream()
                .anyMatch(post -> Access.VERSIONS.roles().contains(post.role())));
        model.addAttribute("ownPasswords", signIn.ownPasswords());
        model.addAttribute("superior", directory.postsOf(person.getName()).stream()
                .anyMatch(post -> Access.SUBORDINATES.roles().contains(post.role())));
        model.addAttribute("auditor", directory.postsOf(person.getName()).stream()
                .anyMatch(post -> Access.AUDIT.roles().contains(post.role())));
        return "home";
    }
}
