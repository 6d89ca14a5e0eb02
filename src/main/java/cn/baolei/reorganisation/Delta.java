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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every line of the roster that an operation changed, before and after; an empty side means that there was or is none. Kept as
 * JSON, and the other way round it undoes the operation.
 *
 * @param dismissed {@code user role@organisation}, as {@code appointed}
 */
record Delta(List<Line<Organisation>> organisations, List<Line<PostLine>> posts, List<Line<Official>> officials, List<String> appointed,
             List<String> dismissed) {

    record Line<T>(String key, T before, T after) {
    }

    /** @param deputy role code; null when none is named */
    record PostLine(String deputy) {
    }

    static Delta between(Roster before, Roster after, ImportSummary changes) {
        return new Delta(
                lines(changes.organisations(), Function.identity(), before.organisations()::get, after.organisations()::get),
                lines(changes.posts(), Post::groupId, post -> line(before, post), post -> line(after, post)),
                lines(changes.officials(), Function.identity(), before.officials()::get, after.officials()::get),
                changes.appointments().added().stream().map(Merge::key).toList(), changes.appointments().removed().stream().map(Merge::key).toList());
    }

    /** Organisations that exist by the operation. */
    List<String> founded() {
        return organisations.stream().filter(line -> line.before() == null).map(Line::key).toList();
    }

    /** Why the operation cannot be taken back from this roster, in Chinese; empty when it can. */
    List<String> contradictions(Roster now) {
        List<String> found = new ArrayList<>();
        organisations.stream().filter(line -> !Objects.equals(now.organisations().get(line.key()), line.after()))
                .forEach(line -> found.add("“" + (line.after() == null ? line.before() : line.after()).name() + "”此后又有变动"));
        posts.stream().filter(line -> !Objects.equals(line(now, Post.ofGroupId(line.key())), line.after()))
                .forEach(line -> found.add("岗位“" + line.key() + "”此后又有变动"));
        appointed.stream().map(Delta::appointment).filter(one -> !now.appointments().contains(one))
                .forEach(one -> found.add(one.user() + "此后已不再担任“" + one.post().groupId() + "”"));
        dismissed.stream().map(Delta::appointment).filter(one -> now.appointments().contains(one))
                .forEach(one -> found.add(one.user() + "此后又担任了“" + one.post().groupId() + "”"));
        return found;
    }

    /** The roster without what the operation changed. */
    Roster takenBackFrom(Roster now) {
        Draft draft = new Draft(now);
        officials.stream().map(Line::before).filter(Objects::nonNull).forEach(draft::know);
        appointed.stream().map(Delta::appointment).forEach(draft::dismiss);
        organisations.stream().map(Line::before).filter(Objects::nonNull).forEach(draft::put);
        posts.forEach(line -> {
            Post post = Post.ofGroupId(line.key());
            if (line.before() == null) {
                draft.remove(post);
            } else {
                draft.put(post, Optional.ofNullable(line.before().deputy()).flatMap(Role::ofCode));
            }
        });
        founded().forEach(draft::remove);
        dismissed.stream().map(Delta::appointment).forEach(draft::appoint);
        return draft.roster();
    }

    private static <K, V> List<Line<V>> lines(ImportSummary.Changes<K> changes, Function<K, String> name, Function<K, V> before, Function<K, V> after) {
        return Stream.of(changes.removed(), changes.changed(), changes.added()).flatMap(keys -> keys.stream())
                .map(key -> new Line<>(name.apply(key), before.apply(key), after.apply(key))).toList();
    }

    private static PostLine line(Roster roster, Post post) {
        Optional<Role> deputy = roster.posts().get(post);
        return deputy == null ? null : new PostLine(deputy.map(Role::code).orElse(null));
    }

    private static Appointment appointment(String key) {
        String[] parts = key.split(" ", 2);
        return new Appointment(parts[0], Post.ofGroupId(parts[1]));
    }
}
