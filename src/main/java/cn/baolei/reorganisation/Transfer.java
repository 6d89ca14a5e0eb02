package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Roster;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * 人员调动: somebody leaves posts and takes up others; either may be none.
 *
 * @param from posts left, as {@code role@organisation}
 * @param to   posts taken up
 */
record Transfer(String user, Set<String> from, Set<String> to) implements Operation {

    Transfer {
        from = from == null ? Set.of() : new LinkedHashSet<>(from);
        to = to == null ? Set.of() : new LinkedHashSet<>(to);
    }

    @Override
    public Plan plan(Roster current) {
        Draft draft = new Draft(current);
        String name = draft.official(user).name();
        if (from.isEmpty() && to.isEmpty()) {
            throw new Refusal("请选择要免去或要任命的岗位");
        }
        for (String group : from) {
            Appointment held = new Appointment(user, post(group));
            if (!draft.holds(held)) {
                throw new Refusal(name + "现在没有担任所选的“" + group + "”");
            }
            draft.dismiss(held);
        }
        for (String group : to) {
            Post post = post(group);
            Organisation organisation = draft.organisation(post.organisation());
            if (!draft.has(post)) {
                throw new Refusal("“" + organisation.name() + "”没有设置“" + post.role().label() + "”岗位");
            }
            if (draft.holds(new Appointment(user, post))) {
                throw new Refusal(name + "已经担任“" + organisation.name() + post.role().label() + "”");
            }
            draft.appoint(new Appointment(user, post));
        }
        Function<Set<String>, String> names = groups -> groups.stream().map(Transfer::post)
                .map(post -> draft.organisation(post.organisation()).name() + post.role().label()).collect(Collectors.joining("、"));
        return new Plan(name + (from.isEmpty() ? "" : "不再担任" + names.apply(from)) + (from.isEmpty() || to.isEmpty() ? "" : "，")
                + (to.isEmpty() ? "" : "任" + names.apply(to)), draft.roster());
    }

    private static Post post(String group) {
        try {
            return Post.ofGroupId(group);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal("未知的岗位“" + group + "”");
        }
    }
}
