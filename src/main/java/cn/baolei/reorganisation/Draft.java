package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.Official;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Roster;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A roster while it is being changed. */
class Draft {

    private final Map<String, Organisation> organisations;
    private final Map<Post, Optional<Role>> posts;
    private final Map<String, Official> officials;
    private final Set<Appointment> appointments;

    Draft(Roster roster) {
        organisations = new LinkedHashMap<>(roster.organisations());
        posts = new LinkedHashMap<>(roster.posts());
        officials = new LinkedHashMap<>(roster.officials());
        appointments = new LinkedHashSet<>(roster.appointments());
    }

    /** @throws Refusal when there is no such organisation, or no longer */
    Organisation organisation(String code) {
        return Optional.ofNullable(organisations.get(code == null ? "" : code.strip()))
                .orElseThrow(() -> new Refusal("组织“" + (code == null ? "" : code) + "”不存在或已撤销"));
    }

    /** Also one that is new. */
    void put(Organisation organisation) {
        organisations.put(organisation.code(), organisation);
    }

    /** With its posts; whoever held one holds it no more. */
    void close(String code) {
        organisations.remove(code);
        posts.keySet().removeIf(post -> post.organisation().equals(code));
        appointments.removeIf(appointment -> appointment.post().organisation().equals(code));
    }

    /** Only the line itself: what hangs on it is then a fault. */
    void remove(String code) {
        organisations.remove(code);
    }

    void remove(Post post) {
        posts.remove(post);
    }

    List<Organisation> organisations() {
        return List.copyOf(organisations.values());
    }

    Map<Role, Optional<Role>> postsAt(String organisation) {
        return posts.entrySet().stream().filter(post -> post.getKey().organisation().equals(organisation))
                .collect(Collectors.toMap(post -> post.getKey().role(), Map.Entry::getValue));
    }

    boolean has(Post post) {
        return posts.containsKey(post);
    }

    void put(Post post, Optional<Role> deputy) {
        posts.put(post, deputy);
    }

    List<Appointment> appointmentsAt(String organisation) {
        return appointments.stream().filter(appointment -> appointment.post().organisation().equals(organisation)).toList();
    }

    boolean holds(Appointment appointment) {
        return appointments.contains(appointment);
    }

    void appoint(Appointment appointment) {
        appointments.add(appointment);
    }

    void dismiss(Appointment appointment) {
        appointments.remove(appointment);
    }

    /** Whoever comes back after having held no post. */
    void know(Official official) {
        officials.put(official.id(), official);
    }

    /** @throws Refusal when nobody with this id holds a post */
    Official official(String user) {
        return Optional.ofNullable(officials.get(user)).orElseThrow(() -> new Refusal("没有代码为“" + user + "”的任职人员"));
    }

    /** An official who holds no post any more is not among the officials. */
    Roster roster() {
        Set<String> holding = appointments.stream().map(Appointment::user).collect(Collectors.toSet());
        Map<String, Official> remaining = new LinkedHashMap<>(officials);
        remaining.keySet().retainAll(holding);
        return new Roster(new LinkedHashMap<>(organisations), new LinkedHashMap<>(posts), remaining, new LinkedHashSet<>(appointments));
    }
}
