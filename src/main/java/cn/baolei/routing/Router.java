package cn.baolei.routing;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the post that gets a task. A vacancy, or a post whose holders are all away with nobody acting for them, falls to the named
 * deputy, then to 书记, then to the same role one level up the reporting line, and so on to the top (domain.md, section 3).
 */
@Component
class Router {

    private final OrganisationDirectory directory;
    private final Attendance attendance;

    Router(OrganisationDirectory directory, Attendance attendance) {
        this.directory = directory;
        this.attendance = attendance;
    }

    /**
     * @param organisation where the role is sought; of a merged one, its successor
     * @param excluded     users who may not have the task; a post held by nobody else counts as vacant
     * @throws Refusal when nobody up to the top could take it
     */
    Route route(Role role, String organisation, Set<String> excluded) {
        return find(role, organisation, excluded).orElseThrow(() -> nobody(new Post(role, directory.inForce(organisation).code())));
    }

    /** The same; empty when nobody up to the top could take it. */
    Optional<Route> find(Role role, String organisation, Set<String> excluded) {
        Post wanted = new Post(role, directory.inForce(organisation).code());
        return firstFilled(wanted, post -> without(excluded, attendance.of(post)))
                // Leave is no reason to leave a task to nobody: whoever is away still holds the post.
                .or(() -> firstFilled(wanted, post -> without(excluded, directory.holdersOf(post))))
                .map(filled -> new Route(wanted, filled.post(), fallback(wanted, filled, excluded), filled.users()));
    }

    Refusal nobody(Post wanted) {
        return new Refusal("无人可办：" + nameOf(wanted) + "空缺，本级及各上级均无人代办。请联系系统管理员补充任职人员。");
    }

    /**
     * Where a relative place leads from the organisation of the case.
     *
     * @param named code of the organisation that a variable names, for the places that need one
     */
    String resolve(Place place, String organisation, Optional<String> named) {
        return switch (place.kind()) {
            case OWN, ON_DUTY, PERSON -> directory.inForce(organisation).code();
            case SUBORDINATE -> named.filter(code -> directory.superiorOf(code).map(Organisation::code).filter(organisation::equals).isPresent())
                    .map(code -> directory.inForce(code).code()).orElseThrow(() -> new Refusal("未确定下级单位，无法确定办理人"));
            case SUBORDINATES -> throw new IllegalArgumentException("A task belongs to one organisation; 'subordinates' is for notices");
            case PROVINCE -> directory.root().code();
            case CONCERNED -> named.map(code -> directory.inForce(code).code())
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

    private Optional<Filled> firstFilled(Post wanted, Function<Post, Set<String>> users) {
        for (Optional<String> level = Optional.of(wanted.organisation()); level.isPresent();
                level = directory.superiorOf(level.get()).map(Organisation::code)) {
            String here = level.get();
            Set<Post> chain = new LinkedHashSet<>();
            chain.add(new Post(wanted.role(), here));
            directory.deputyFor(new Post(wanted.role(), here)).ifPresent(deputy -> chain.add(new Post(deputy, here)));
            chain.add(new Post(Role.SECRETARY, here));
            Optional<Filled> filled = chain.stream().map(post -> new Filled(post, users.apply(post)))
                    .filter(post -> !post.users().isEmpty()).findFirst();
            if (filled.isPresent()) {
                return filled;
            }
        }
        return Optional.empty();
    }

    private Optional<String> fallback(Post wanted, Filled filled, Set<String> excluded) {
        List<String> holders = directory.holdersOf(wanted);
        if (filled.post().equals(wanted)) {
            boolean byHolders = filled.users().stream().anyMatch(holders::contains);
            return byHolders ? Optional.empty() : Optional.of("代" + nameOf(wanted) + "办理：" + cause(holders, excluded) + "，由"
                    + filled.users().stream().map(directory::displayNameOf).collect(Collectors.joining("、")) + "代为办理");
        }
        return Optional.of("代" + nameOf(wanted) + "办理：" + cause(holders, excluded) + "，由" + nameOf(filled.post()) + "代为办理");
    }

    /** Why no holder of a post takes a task. */
    private static String cause(List<String> holders, Set<String> excluded) {
        if (holders.isEmpty()) {
            return "该岗位空缺";
        }
        if (excluded.containsAll(holders)) {
            return "任职人员应回避";
        }
        return holders.stream().anyMatch(excluded::contains) ? "任职人员请假、外出或应回避" : "任职人员请假或外出";
    }

    private static Set<String> without(Set<String> excluded, Collection<String> users) {
        return users.stream().filter(user -> !excluded.contains(user)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private record Filled(Post post, Set<String> users) {
    }

    private String nameOf(Post post) {
        return directory.get(post.organisation()).name() + post.role().label();
    }
}
