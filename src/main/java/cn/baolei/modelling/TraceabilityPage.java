package cn.baolei.modelling;

import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 通知条款落实对照: made from the deployed diagrams at the moment it is opened. Counts are of the reader's organisations and those below. */
@Controller
class TraceabilityPage {

    private final Traceability traceability;
    private final OrganisationDirectory directory;

    TraceabilityPage(Traceability traceability, OrganisationDirectory directory) {
        this.traceability = traceability;
        this.directory = directory;
    }

    @GetMapping("/traceability")
    String show(Principal reader, Model model) {
        model.addAttribute("clauses", traceability.of(readableBy(reader.getName())));
        model.addAttribute("zone", OfficialTime.ZONE);
        return "traceability";
    }

    private List<String> readableBy(String user) {
        Set<String> own = directory.postsOf(user).stream().map(Post::organisation).collect(Collectors.toSet());
        return directory.all().stream().map(Organisation::code).filter(code -> isBelow(code, own)).toList();
    }

    private boolean isBelow(String code, Set<String> own) {
        for (Optional<String> level = Optional.of(code); level.isPresent(); level = directory.superiorOf(level.get()).map(Organisation::code)) {
            if (own.contains(level.get())) {
                return true;
            }
        }
        return false;
    }
}
