package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Roster;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 拆分: a new organisation beside the old one, with some of its posts, people and cases.
 *
 * @param organisation which is split
 * @param code         of the new one; never used before
 * @param newKind      what sort of organisation the new one is; empty: that of the old one
 * @param parent       empty: that of the old one
 * @param roles        codes of the posts of the new one, beside those whose holders go there
 * @param people       who goes there from which post: {@code user role@organisation}
 * @param cases        numbers of the cases that go there; the others stay
 */
record Split(String organisation, String code, String name, String newKind, String parent, Set<String> roles, Set<String> people,
             List<String> cases) implements Operation {

    Split {
        roles = roles == null ? Set.of() : Set.copyOf(roles);
        people = people == null ? Set.of() : Set.copyOf(people);
        cases = cases == null ? List.of() : cases.stream().map(String::strip).filter(number -> !number.isEmpty()).distinct().toList();
    }

    @Override
    public Plan plan(Roster current) {
        Draft draft = new Draft(current);
        Organisation old = draft.organisation(organisation);
        String superior = parent == null || parent.isBlank() ? Optional.ofNullable(old.parent()).orElse(old.code()) : draft.organisation(parent).code();
        String reportsTo = superior.equals(old.parent()) ? old.reportsTo() : superior;
        if (current.organisations().containsKey(code)) {
            throw new Refusal("组织代码“" + code + "”已被使用，请另取代码");
        }
        draft.put(new Organisation(code == null ? "" : code.strip(), name == null ? "" : name.strip(),
                newKind == null || newKind.isBlank() ? old.kind() : newKind, superior, reportsTo));
        List<Appointment> going = draft.appointmentsAt(old.code()).stream().filter(holder -> people.contains(Merge.key(holder))).toList();
        if (going.size() < people.size()) {
            throw new Refusal("所选人员中有人已不在“" + old.name() + "”任所选岗位");
        }
        if (going.isEmpty()) {
            throw new Refusal("请至少选择一名划入新单位的人员，否则新单位无人办事");
        }
        Set<Role> wanted = new LinkedHashSet<>();
        roles.forEach(role -> wanted.add(Role.ofCode(role).orElseThrow(() -> new Refusal("未知的角色“" + role + "”"))));
        going.forEach(holder -> wanted.add(holder.post().role()));
        Map<Role, Optional<Role>> oldPosts = draft.postsAt(old.code());
        wanted.forEach(role -> draft.put(new Post(role, code),
                oldPosts.getOrDefault(role, Optional.empty()).filter(wanted::contains)));
        going.forEach(holder -> {
            draft.dismiss(holder);
            draft.appoint(new Appointment(holder.user(), new Post(holder.post().role(), code)));
        });
        return new Plan("从“" + old.name() + "”分出“" + name + "”", draft.roster(), Map.of(),
                cases.isEmpty() ? List.of() : List.of(new Plan.CaseMove(cases, old.code(), code)), true);
    }
}
