package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Roster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 合并: organisations are closed; their people, open tasks, cases and subordinate organisations go to another one.
 *
 * @param closed  codes
 * @param into    code of the one that remains
 * @param without who does not go along with which post: {@code user role@organisation}
 */
record Merge(List<String> closed, String into, Set<String> without) implements Operation {

    Merge {
        closed = closed == null ? List.of() : List.copyOf(closed);
        without = without == null ? Set.of() : Set.copyOf(without);
    }

    static String key(Appointment appointment) {
        return appointment.user() + " " + appointment.post().groupId();
    }

    @Override
    public Plan plan(Roster current) {
        Draft draft = new Draft(current);
        Organisation successor = draft.organisation(into);
        if (closed.isEmpty()) {
            throw new Refusal("请选择要并入的单位");
        }
        if (closed.contains(successor.code())) {
            throw new Refusal("不能把“" + successor.name() + "”并入它自己");
        }
        List<Organisation> ending = closed.stream().map(draft::organisation).toList();
        ending.forEach(one -> mergeInto(successor.code(), one, draft));
        return new Plan(ending.stream().map(one -> "“" + one.name() + "”").collect(Collectors.joining("、")) + "并入“" + successor.name() + "”",
                draft.roster(), ending.stream().collect(Collectors.toMap(Organisation::code, one -> successor.code())), List.of(), false);
    }

    private void mergeInto(String successor, Organisation ending, Draft draft) {
        if (ending.parent() == null) {
            throw new Refusal("根组织不能并入其他单位");
        }
        Map<Role, Optional<Role>> posts = draft.postsAt(ending.code());
        List<Appointment> holders = draft.appointmentsAt(ending.code());
        draft.close(ending.code());
        Map<Role, Optional<Role>> known = new HashMap<>(draft.postsAt(successor));
        posts.forEach((role, deputy) -> known.putIfAbsent(role, deputy));
        known.forEach((role, deputy) -> draft.put(new Post(role, successor), deputy));
        holders.stream().filter(holder -> !without.contains(key(holder)))
                .forEach(holder -> draft.appoint(new Appointment(holder.user(), new Post(holder.post().role(), successor))));
        // Whatever was below comes below the successor; the successor itself takes the place above.
        for (Organisation one : draft.organisations()) {
            boolean isSuccessor = one.code().equals(successor);
            String parent = !ending.code().equals(one.parent()) ? one.parent() : isSuccessor ? ending.parent() : successor;
            String reportsTo = !ending.code().equals(one.reportsTo()) ? one.reportsTo() : isSuccessor ? ending.reportsTo() : successor;
            draft.put(new Organisation(one.code(), one.name(), one.kind(), parent, reportsTo));
        }
    }
}
