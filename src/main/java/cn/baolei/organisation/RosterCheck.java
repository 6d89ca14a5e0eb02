package cn.baolei.organisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What an import checks in its files, for a roster that was made by changing the one in force. */
public final class RosterCheck {

    private RosterCheck() {
    }

    /** Every fault, in Chinese for the administrator; empty when the roster can come into force. */
    public static List<String> faults(Roster roster) {
        List<String> faults = new ArrayList<>();
        Map<String, Organisation> organisations = roster.organisations();
        if (organisations.values().stream().filter(one -> one.parent() == null).count() != 1) {
            faults.add("应有一个且只有一个根组织");
        }
        for (Organisation organisation : organisations.values()) {
            OrganisationTree.faults(organisation).forEach(fault -> faults.add(organisation.name() + "：" + fault));
            if (organisation.parent() != null && !organisations.containsKey(organisation.parent())) {
                faults.add(organisation.name() + "：上级组织“" + organisation.parent() + "”不存在或已撤销");
            }
            if (organisation.reportsTo() != null && !organisations.containsKey(organisation.reportsTo())) {
                faults.add(organisation.name() + "：报告对象“" + organisation.reportsTo() + "”不存在或已撤销");
            }
            if ((organisation.parent() == null) != (organisation.reportsTo() == null)) {
                faults.add(organisation.name() + "：上级组织和报告对象应同时填写，只有根组织两者都没有");
            }
        }
        cycle(organisations, Organisation::parent).ifPresent(cycle -> faults.add("上级组织形成循环：" + cycle));
        cycle(organisations, Organisation::reportsTo).ifPresent(cycle -> faults.add("报告关系形成循环：" + cycle));
        roster.posts().forEach((post, deputy) -> {
            if (!organisations.containsKey(post.organisation())) {
                faults.add("岗位“" + name(post) + "”所在组织不存在或已撤销");
            }
            deputy.map(role -> new Post(role, post.organisation())).filter(stand -> !roster.posts().containsKey(stand))
                    .ifPresent(missing -> faults.add("代理岗位“" + name(missing) + "”不存在"));
        });
        roster.appointments().stream().map(Appointment::post).distinct().filter(post -> !roster.posts().containsKey(post))
                .forEach(post -> faults.add("岗位“" + name(post) + "”不存在，但有人任职"));
        return faults;
    }

    private static Optional<String> cycle(Map<String, Organisation> organisations, Function<Organisation, String> above) {
        Set<String> settled = new HashSet<>();
        for (Organisation start : organisations.values()) {
            List<String> path = new ArrayList<>();
            String code = start.code();
            while (organisations.containsKey(code) && !settled.contains(code) && !path.contains(code)) {
                path.add(code);
                code = above.apply(organisations.get(code));
            }
            int begin = path.indexOf(code);
            if (begin >= 0) {
                List<String> names = new ArrayList<>(path.subList(begin, path.size()).stream().map(one -> organisations.get(one).name()).toList());
                names.add(names.get(0));
                return Optional.of(String.join(" → ", names));
            }
            settled.addAll(path);
        }
        return Optional.empty();
    }

    private static String name(Post post) {
        return post.organisation() + "·" + post.role().label();
    }
}
