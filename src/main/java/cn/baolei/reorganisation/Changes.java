package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.OrganisationRegister;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Roster;
import cn.baolei.organisation.RosterCheck;
import cn.baolei.routing.CaseHomes;
import cn.baolei.routing.PostTasks;
import cn.baolei.routing.PostTasks.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Brings a plan into force within the caller's transaction and says what that has done to the open tasks. */
@Component
class Changes {

    /** @param moved task id → group before and after */
    record Done(Effect effect, Delta delta, Map<String, Moved> moved) {
    }

    record Moved(String from, String to) {
    }

    private final OrganisationRegister register;
    private final PostTasks tasks;
    private final CaseHomes homes;

    Changes(OrganisationRegister register, PostTasks tasks, CaseHomes homes) {
        this.register = register;
        this.tasks = tasks;
        this.homes = homes;
    }

    /**
     * @param earlier what an earlier operation moved and this one moves back, where the tasks are still open and where it put them
     * @param user    who does it, and may not appoint themselves
     * @throws Refusal with every reason, when the plan cannot come into force; a post that ends where nobody could stand in is one
     */
    Done makeWithoutDeadEnds(Plan plan, Map<String, Moved> earlier, String user) {
        Roster before = register.current();
        Done done = make(plan, earlier, user);
        refuse(tasks.deadEnds(ended(before.changesTo(plan.wanted()), plan.wanted())));
        return done;
    }

    /** The same where posts may be left without anybody, as an import may: an open task then waits, and the administrators are told. */
    Done make(Plan plan, Map<String, Moved> earlier, String user) {
        long version = register.version();
        Roster before = register.current();
        ImportSummary changes = before.changesTo(plan.wanted());
        refuse(faults(plan, changes, user));
        Map<String, Held> had = new TreeMap<>(tasks.at(organisations(changes, plan)));
        Map<String, Held> stillThere = new TreeMap<>(tasks.of(earlier.keySet()));
        stillThere.entrySet().removeIf(task -> !task.getValue().group().equals(earlier.get(task.getKey()).to()));
        had.putAll(stillThere);
        plan.cases().forEach(move -> homes.assign(move.caseNumbers(), move.from(), move.to()));
        register.replaceBy(plan.wanted(), plan.successors());
        tasks.giveBack(stillThere.keySet().stream().collect(Collectors.toMap(task -> task, task -> earlier.get(task).from())));
        Map<String, Held> have = tasks.of(had.keySet());
        Map<String, Moved> moved = new TreeMap<>();
        had.forEach((task, held) -> {
            if (have.containsKey(task) && !have.get(task).group().equals(held.group())) {
                moved.put(task, new Moved(held.group(), have.get(task).group()));
            }
        });
        long returned = had.entrySet().stream().filter(entry -> entry.getValue().assignee() != null && have.containsKey(entry.getKey())
                && have.get(entry.getKey()).assignee() == null).count();
        return new Done(new Effect(plan.title(), version, new Wording(before, plan.wanted()).lines(changes), moves(moved), returned, List.of()),
                Delta.between(before, plan.wanted(), changes), moved);
    }

    private List<String> faults(Plan plan, ImportSummary changes, String user) {
        List<String> faults = new ArrayList<>(RosterCheck.faults(plan.wanted()));
        // A closed one that comes back does so by taking back what closed it.
        changes.organisations().added().stream().filter(code -> plan.founds() && register.isKnown(code))
                .forEach(code -> faults.add("组织代码“" + code + "”曾经使用过，请另取代码"));
        if (isAppointed(user, changes)) {
            faults.add("不能任命自己，请由另一名系统管理员办理");
        }
        return faults;
    }

    /** Whoever keeps a role where organisations are merged, split or reopened is not; an administrator already is one. */
    private static boolean isAppointed(String user, ImportSummary changes) {
        List<Post> left = changes.appointments().removed().stream().filter(one -> one.user().equals(user)).map(Appointment::post).toList();
        return changes.appointments().added().stream().filter(one -> one.user().equals(user)).map(Appointment::post)
                .filter(post -> post.role() != Role.ADMINISTRATOR)
                .anyMatch(post -> left.stream().noneMatch(before -> before.role() == post.role()
                        && (changes.organisations().removed().contains(before.organisation())
                        || changes.organisations().added().contains(post.organisation()))));
    }

    private List<Effect.TaskMove> moves(Map<String, Moved> moved) {
        Map<Moved, Long> counted = moved.values().stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        return counted.entrySet().stream().map(entry -> new Effect.TaskMove(tasks.nameOf(entry.getKey().from()), tasks.nameOf(entry.getKey().to()),
                entry.getValue())).sorted(Comparator.comparing(Effect.TaskMove::from)).toList();
    }

    private static Set<String> organisations(ImportSummary changes, Plan plan) {
        Stream<String> posts = Stream.of(changes.posts().added(), changes.posts().removed()).flatMap(Set::stream).map(Post::organisation);
        Stream<String> people = Stream.of(changes.appointments().added(), changes.appointments().removed()).flatMap(Set::stream)
                .map(one -> one.post().organisation());
        return Stream.of(changes.organisations().added().stream(), changes.organisations().removed().stream(), posts, people,
                plan.successors().values().stream(), plan.cases().stream().map(Plan.CaseMove::from)).flatMap(codes -> codes)
                .filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Posts that are there no more, and those that nobody holds any more. */
    static Set<Post> ended(ImportSummary changes, Roster wanted) {
        Set<Post> held = wanted.appointments().stream().map(Appointment::post).collect(Collectors.toSet());
        return Stream.concat(changes.posts().removed().stream(), changes.appointments().removed().stream().map(Appointment::post))
                .filter(post -> !held.contains(post)).collect(Collectors.toSet());
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new Refusals(faults);
        }
    }
}
