package cn.baolei.portal;

import cn.baolei.access.Access;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.routing.SystemAdministrators;
import cn.baolei.signin.SignInDoors;
import java.security.Principal;
import java.util.List;
import java.util.Map;
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
        List<Post> posts = directory.postsOf(person.getName());
        model.addAttribute("posts", posts.stream().map(post -> new PostLine(directory.get(post.organisation()).name(), post.role().label())).toList());
        model.addAttribute("administrator", administrators.include(person.getName()));
        model.addAttribute("ownPasswords", signIn.ownPasswords());
        Map.of("processOwner", Access.VERSIONS, "superior", Access.SUBORDINATES, "auditor", Access.AUDIT, "holder", Access.HOLDS)
                .forEach((name, access) -> model.addAttribute(name, posts.stream().anyMatch(post -> access.roles().contains(post.role()))));
        return "home";
    }
}
