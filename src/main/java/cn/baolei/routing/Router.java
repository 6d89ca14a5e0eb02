package cn.baolei.routing;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds the post that gets a task. A vacancy falls to the named deputy, then to 书记, then to the same role one level up the
 * reporting line, and so on to the top (domain.md, section 3).
 */
@Component
class Router {

    private final OrganisationDirectory directory;

    Router(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /**
     * @param organisation where the role is sought; of a merged one, its successor
     * @param excluded     users who may not have the task; a post held by nobody else counts as vacant
     * @throws Refusal when nobody up to the top could take it
     */
    Route route(Role role, String organisation, Set<String> excluded) {
        String here = directory.inForce(organisation).code();
        Post wanted = new Post(role, here);
        if (isFilled(wanted, excluded)) {
            return new Route(wanted, wanted, Optional.empty());
        }
        Post chosen = firstFilled(role, here, excluded).orElseThrow(() -> new Refusal(
                "无人可办：" + nameOf(wanted) + "空缺，本级及各上级均无人代办。请联系系统管理员补充任职人员。"));
        return new Route(wanted, chosen, Optional.of(nameOf(wanted) + "空缺或应回避，由" + nameOf(chosen) + "代为办理"));
    }

    /** Where a relative place leads from the organisation of the case. */
    String resolve(Place place, String organisation, Optional<String> concerned) {
        return switch (place.kind()) {
            case OWN, ON_DUTY, PERSON -> directory.inForce(organisation).code();
            case PROVINCE -> directory.root().code();
            case CONCERNED -> concerned.map(code -> directory.inForce(code).code())
                    .orElseThrow(() -> new Refusal("未填写涉事人员所在单位，无法确定办理人"));
            case SUPERIOR -> superior(organisation, place.levels());
        };
    }

    private String superior(String organisation, int levels) {
        String code = organisation;
        for (int level = 0; level < levels; level++) {
            String below = code;
            code = directory.superiorOf(code).map(Organisation::code).orElseThrow(
                    () -> new Refusal(directory.get(below).name() + "没有上级单位，无法确定办理人"));
        }
        return code;
    }

    private Optional<Post> firstFilled(Role role, String organisation, Set<String> excluded) {
        for (Optional<String> level = Optional.of(organisation); level.isPresent();
                level = directory.superiorOf(level.get()).map(Organisation::code)) {
            String here = level.get();
            Set<Post> chain = new LinkedHashSet<>();
            chain.add(new Post(role, here));
            directory.deputyFor(new Post(role, here)).ifPresent(deputy -> chain.add(new Post(deputy, here)));
            chain.add(new Post(Role.SECRETARY, here));
            Optional<Post> filled = chain.stream().filter(post -> isFilled(post, excluded)).findFirst();
            if (filled.isPresent()) {
                return filled;
            }
        }
        return Optional.empty();
    }

    private boolean isFilled(Post post, Set<String> excluded) {
        return directory.holdersOf(post).stream().anyMatch(user -> !excluded.contains(user));
    }

    private String nameOf(Post post) {
        return directory.get(post.organisation()).name() + post.role().label();
    }
}
