package cn.baolei.audit.story;

import cn.baolei.audit.story.ReadersOn.Ground;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.routing.TaskGroups;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who had a step of a case, or was offered it, or had to sign it, between two moments. */
@Component
class TaskHolders {

    record Held(String user, Ground ground) {
    }

    /** @param user null where a group has it. @param until null: for ever, as of a step that somebody has done */
    private record Link(Visit visit, boolean assigned, String user, String group, Instant since, Instant until) {
    }

    private final JdbcClient jdbc;
    private final PostsOn posts;
    private final TaskGroups groups;
    private final OrganisationDirectory directory;

    TaskHolders(JdbcClient jdbc, PostsOn posts, TaskGroups groups, OrganisationDirectory directory) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.groups = groups;
        this.directory = directory;
    }

    Stream<Held> of(Matter matter, Instant begin, Instant end) {
        Names names = new Names(directory);
        return Stream.concat(links(matter).stream().filter(link -> link.since().isBefore(end) && (link.until() == null || !link.until().isBefore(begin)))
                .flatMap(link -> held(link, begin, end, names)), signers(matter, begin, end).stream());
    }

    private Stream<Held> held(Link link, Instant begin, Instant end, Names names) {
        String step = "“" + link.visit().label() + "”";
        if (link.user() != null) {
            return Stream.of(new Held(link.user(), link.assigned() ? new Ground("经办", "承办环节" + step, false) : new Ground("待办", "指名的待办" + step, false)));
        }
        Post post = groups.postOf(link.group());
        boolean onDuty = !link.group().equals(post.groupId());
        List<String> holders = onDuty ? posts.onDuty(post.organisation(), post.role() == Role.DUTY_LEADER, begin, end) : List.of();
        if (holders.isEmpty()) {
            holders = posts.holders(post.role(), post.organisation(), begin, end);
        }
        String seat = names.organisation(post.organisation(), begin) + (onDuty ? "当班" : "") + post.role().label();
        return holders.stream().flatMap(holder -> Stream.concat(Stream.of(new Held(holder, new Ground("待办", seat + "有待办" + step, false))),
                posts.substitutes(holder, begin, end).stream().map(substitute -> new Held(substitute,
                        new Ground("代办", "代" + names.person(holder) + "（" + seat + "），有待办" + step, false)))));
    }

    private List<Link> links(Matter matter) {
        return jdbc.sql("""
                        select link.*, (select min(gone.timestamp_) from act_hi_identitylink gone where gone.task_id_ = link.task_id_ and gone.type_ = link.type_
                            and gone.operation_type_ = 'delete' and gone.user_id_ is not distinct from link.user_id_
                            and gone.group_id_ is not distinct from link.group_id_ and gone.timestamp_ >= link.timestamp_) as gone
                        from act_hi_identitylink link where link.task_id_ = any (:tasks) and link.operation_type_ = 'add' and link.type_ in ('assignee', 'candidate')
                        and (link.user_id_ is not null or link.group_id_ is not null) order by link.timestamp_, link.id_""")
                .param("tasks", matter.taskIds()).query((row, number) -> {
                    Visit visit = matter.tasks().get(row.getString("task_id_"));
                    boolean assigned = "assignee".equals(row.getString("type_"));
                    Instant gone = Times.ofEngine(row, "gone");
                    return new Link(visit, assigned, row.getString("user_id_"), row.getString("group_id_"), Times.ofEngine(row, "timestamp_"),
                            gone == null && !assigned ? visit.ended() : gone);
                }).list();
    }

    /** 会签、加签. */
    private List<Held> signers(Matter matter, Instant begin, Instant end) {
        return jdbc.sql("""
                        select vote.signer, countersign.task from countersign join countersign_vote vote on vote.countersign = countersign.id
                        where countersign.task = any (:tasks) and countersign.opened_at < :end and coalesce(vote.voted_at, countersign.closed_at, 'infinity') >= :begin""")
                .param("tasks", matter.taskIds()).param("begin", begin.atOffset(ZoneOffset.UTC)).param("end", end.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Held(row.getString("signer"), new Ground("会签",
                        "会签或加签“" + matter.tasks().get(row.getString("task")).label() + "”", false))).list();
    }
}
