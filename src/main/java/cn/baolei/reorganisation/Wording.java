package cn.baolei.reorganisation;

import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.Official;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A difference between two rosters as sentences that an administrator reads. */
class Wording {

    private final Roster before;
    private final Roster after;

    Wording(Roster before, Roster after) {
        this.before = before;
        this.after = after;
    }

    List<String> lines(ImportSummary changes) {
        List<String> lines = new ArrayList<>(organisations(changes));
        lines.addAll(posts(changes));
        lines.addAll(people(changes));
        return lines;
    }

    List<String> organisations(ImportSummary changes) {
        return lines(changes.organisations(), code -> "撤销组织“" + organisation(code) + "”（" + code + "）",
                code -> changed(before.organisations().get(code), after.organisations().get(code)),
                code -> "新设组织“" + organisation(code) + "”（" + code + "），隶属“" + organisation(after.organisations().get(code).parent()) + "”");
    }

    List<String> posts(ImportSummary changes) {
        return lines(changes.posts(), post -> "撤销岗位“" + name(post) + "”",
                post -> "岗位“" + name(post) + "”的代理由“" + label(before.posts().get(post)) + "”改为“" + label(after.posts().get(post)) + "”",
                post -> "新设岗位“" + name(post) + "”");
    }

    List<String> people(ImportSummary changes) {
        List<String> lines = new ArrayList<>(lines(changes.appointments(), one -> "免去" + person(one), one -> "", one -> "任命" + person(one)));
        changes.officials().changed().forEach(id -> lines.add(id + "的姓名或电子邮箱更新："
                + before.officials().get(id).name() + " → " + after.officials().get(id).name()));
        changes.officials().removed().forEach(id -> lines.add(before.officials().get(id).name() + "（" + id + "）不再担任任何岗位，不能再登录"));
        return lines;
    }

    private static <T> List<String> lines(ImportSummary.Changes<T> changes, Function<T, String> removed, Function<T, String> changed,
                                          Function<T, String> added) {
        List<String> lines = new ArrayList<>();
        changes.removed().forEach(one -> lines.add(removed.apply(one)));
        changes.changed().forEach(one -> lines.add(changed.apply(one)));
        changes.added().forEach(one -> lines.add(added.apply(one)));
        return lines;
    }

    private String changed(Organisation was, Organisation is) {
        List<String> parts = new ArrayList<>();
        if (!was.name().equals(is.name())) {
            parts.add("更名为“" + is.name() + "”");
        }
        if (!String.valueOf(was.parent()).equals(String.valueOf(is.parent()))) {
            parts.add("改隶“" + organisation(is.parent()) + "”");
        }
        if (!String.valueOf(was.reportsTo()).equals(String.valueOf(is.reportsTo()))) {
            parts.add("改向“" + organisation(is.reportsTo()) + "”报告");
        }
        if (!was.kind().equals(is.kind())) {
            parts.add("组织类别由 " + was.kind() + " 改为 " + is.kind());
        }
        return "“" + was.name() + "”" + String.join("，", parts);
    }

    private String person(Appointment one) {
        Official official = after.officials().getOrDefault(one.user(), before.officials().get(one.user()));
        return official.name() + "（" + one.user() + "）：" + name(one.post());
    }

    private String name(Post post) {
        return organisation(post.organisation()) + post.role().label();
    }

    private String organisation(String code) {
        if (code == null) {
            return "（无）";
        }
        return Optional.ofNullable(after.organisations().get(code)).or(() -> Optional.ofNullable(before.organisations().get(code)))
                .map(Organisation::name).orElse(code);
    }

    private static String label(Optional<Role> role) {
        return role.map(Role::label).orElse("无");
    }
}
