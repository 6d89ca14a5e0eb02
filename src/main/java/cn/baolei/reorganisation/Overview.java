package cn.baolei.reorganisation;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.OrganisationRegister;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Roster;
import cn.baolei.routing.PostTasks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The organisations, posts and people in force, as the administrator looks at them. */
@Component
class Overview {

    /** @param openTasks how many the post has now */
    record PostLine(String role, String label, String deputy, List<Person> holders, long openTasks) {
    }

    /** @param key by which forms name somebody at a post */
    record Person(String user, String name, String key) {
    }

    /** @param group {@code role@organisation} */
    record Held(String group, String name) {
    }

    /** @param total how many match, shown or not */
    record Found<T>(List<T> shown, int total) {
    }

    private final OrganisationDirectory directory;
    private final OrganisationRegister register;
    private final PostTasks tasks;

    Overview(OrganisationDirectory directory, OrganisationRegister register, PostTasks tasks) {
        this.directory = directory;
        this.register = register;
        this.tasks = tasks;
    }

    /** By part of the name or code. */
    Found<Organisation> organisations(String words, int most) {
        List<Organisation> all = directory.all().stream().filter(one -> one.name().contains(words) || one.code().contains(words)).toList();
        return new Found<>(all.stream().limit(most).toList(), all.size());
    }

    /** By part of the name or user id; nobody for no words. */
    Found<Person> people(String words, int most) {
        List<Person> all = words.isBlank() ? List.of() : register.current().officials().values().stream()
                .filter(one -> one.name().contains(words) || one.id().contains(words)).map(one -> new Person(one.id(), one.name(), "")).toList();
        return new Found<>(all.stream().limit(most).toList(), all.size());
    }

    List<Held> postsOf(String user) {
        return directory.postsOf(user).stream()
                .map(post -> new Held(post.groupId(), directory.get(post.organisation()).name() + post.role().label())).toList();
    }

    /** In force. */
    Optional<Organisation> organisation(String code) {
        return directory.find(code).filter(one -> directory.all().contains(one));
    }

    List<PostLine> postsAt(String organisation) {
        Roster roster = register.current();
        List<Post> posts = Arrays.stream(Role.values()).map(role -> new Post(role, organisation)).filter(roster.posts()::containsKey).toList();
        Map<String, Long> open = tasks.count(posts);
        return posts.stream().map(post -> new PostLine(post.role().code(), post.role().label(),
                roster.posts().get(post).map(Role::label).orElse(""),
                directory.holdersOf(post).stream().map(user -> new Person(user, directory.displayNameOf(user), user + " " + post.groupId())).toList(),
                open.getOrDefault(post.groupId(), 0L))).toList();
    }

    public List<Organisation> all() {
        return directory.all();
    }

    public String nameOf(String code) {
        return code == null ? "" : directory.get(code).name();
    }

    public String displayNameOf(String user) {
        return directory.displayNameOf(user);
    }
}
