package cn.baolei.protection;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who reads the protected fields of a case in clear. Its handlers: whoever started an instance of it, has or had one of its tasks, or
 * holds a post (or is named) to which an open one is offered, or has to sign one (会签、加签). And superiors: 书记 of an organisation that works on the case, and
 * those who lead or are on duty at an organisation above on the reporting line, if the case was reported so far; but what is about
 * officials is nobody's but its handlers'. Whoever must keep out of the case reads only what an open task of their own shows.
 */
@Component
public class ClearReaders {

    /** Who reads of an organisation below; 书记 also at the organisation itself. */
    public static final List<Role> SUPERIORS = List.of(Role.SECRETARY, Role.DUTY_LEADER, Role.DUTY_OFFICER, Role.LEADING_GROUP_HEAD,
            Role.LEADING_GROUP_OFFICE);

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;
    private final ObjectProvider<KeptOut> keptOut;

    ClearReaders(JdbcClient jdbc, OrganisationDirectory directory, ObjectProvider<KeptOut> keptOut) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.keptOut = keptOut;
    }

    boolean mayRead(String user, List<String> groups, String caseNumber) {
        return hasOpenTask(user, groups, caseNumber)
                || !isKeptOut(user, caseNumber) && (hasWorkedOn(user, caseNumber) || isSuperior(user, caseNumber));
    }

    private boolean isKeptOut(String user, String caseNumber) {
        return keptOut.stream().anyMatch(rule -> rule.isKeptOut(user, caseNumber));
    }

    private boolean hasOpenTask(String user, List<String> groups, String caseNumber) {
        return jdbc.sql("""
                select exists (select 1 from act_hi_procinst instance join act_ru_task task on task.proc_inst_id_ = instance.proc_inst_id_
                where instance.business_key_ = :case and (task.assignee_ = :user or exists (select 1 from act_ru_identitylink link
                where link.task_id_ = task.id_ and link.type_ = 'candidate' and (link.user_id_ = :user or link.group_id_ = any(:groups)))))""")
                .param("case", caseNumber).param("user", user).param("groups", groups.toArray(String[]::new))
                .query(Boolean.class).single() || hasToSign(user, caseNumber);
    }

    /** 会签、加签: the signer's part is a task within the task. */
    private boolean hasToSign(String user, String caseNumber) {
        return jdbc.sql("""
                select exists (select 1 from act_ru_task part join act_ru_task task on task.id_ = part.parent_task_id_
                join act_hi_procinst instance on instance.proc_inst_id_ = task.proc_inst_id_
                where part.assignee_ = ? and instance.business_key_ = ?)""").params(user, caseNumber).query(Boolean.class).single();
    }

    private boolean hasWorkedOn(String user, String caseNumber) {
        return jdbc.sql("""
                select exists (select 1 from act_hi_procinst instance where instance.business_key_ = :case and (instance.start_user_id_ = :user
                or exists (select 1 from act_hi_taskinst task where task.proc_inst_id_ = instance.proc_inst_id_ and task.assignee_ = :user)))""")
                .param("case", caseNumber).param("user", user).query(Boolean.class).single();
    }

    private boolean isSuperior(String user, String caseNumber) {
        // What a merged organisation worked on, its successor works on.
        Set<String> working = jdbc.sql("""
                select distinct tenant_id_ from act_hi_procinst where business_key_ = ? and tenant_id_ is not null
                and proc_def_key_ not in ('accountability', 'cadre-assessment')""").param(caseNumber)
                .query(String.class).list().stream().map(code -> directory.inForce(code).code()).collect(Collectors.toSet());
        List<Post> posts = directory.postsOf(user).stream().filter(post -> working.contains(post.organisation())).toList();
        return posts.stream().anyMatch(post -> post.role() == Role.SECRETARY
                || SUPERIORS.contains(post.role()) && working.stream().anyMatch(below -> isAbove(post.organisation(), below)));
    }

    private boolean isAbove(String organisation, String below) {
        for (Optional<Organisation> superior = directory.superiorOf(below); superior.isPresent();
                superior = directory.superiorOf(superior.get().code())) {
            if (superior.get().code().equals(organisation)) {
                return true;
            }
        }
        return false;
    }
}
