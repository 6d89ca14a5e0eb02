package cn.baolei.caserecord;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.protection.CaseKeys;
import cn.baolei.routing.CaseHomes;
import cn.baolei.routing.Recusals;
import cn.baolei.taskwork.Confidential;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 销毁受保护信息: 书记 of the organisation at which a case began erases what is protected of it, once the case has ended and nothing is
 * looked into because of it. Cases about officials are erased by nobody here, and nobody erases a case from which they must keep out.
 */
@Service
class CaseErasure {

    private static final int LONGEST_REASON = 200;

    /** One row for each case that held anything protected: its first instance. The registrations of a screening round belong to it. */
    private static final String FIRST = """
            select first.business_key_, first.tenant_id_, first.start_time_, key.destroyed_at, key.destroyed_by, key.destroy_reason,
                (select coalesce(name_, key_) from act_re_procdef where id_ = first.proc_def_id_) as title,
                (select case when bool_and(end_time_ is not null) then max(end_time_) end from act_hi_procinst
                 where business_key_ = first.business_key_) as ended_at
            from act_hi_procinst first join lateral (
                select destroyed_at, destroyed_by, destroy_reason from (
                    select * from case_key where case_number = first.business_key_
                    union all
                    select * from case_key where first.proc_def_key_ = 'screening' and starts_with(case_number, first.business_key_ || '/')) kept
                order by (wrapped is null), destroyed_at desc limit 1) key on true
            where not exists (select 1 from act_hi_procinst earlier where earlier.business_key_ = first.business_key_
                  and (earlier.start_time_, earlier.id_) < (first.start_time_, first.id_))
              and not exists (select 1 from act_hi_procinst about where about.business_key_ = first.business_key_
                  and about.proc_def_key_ = any (:confidential))
            """;

    private record Row(String caseNumber, String organisation, EndedCase shown) {
    }

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;
    private final CaseHomes homes;
    private final Recusals recusals;
    private final CaseKeys keys;

    CaseErasure(JdbcClient jdbc, OrganisationDirectory directory, CaseHomes homes, Recusals recusals, CaseKeys keys) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.homes = homes;
        this.recusals = recusals;
        this.keys = keys;
    }

    boolean isSecretary(String user) {
        return !ledBy(user).isEmpty();
    }

    /** Ended cases of the person's organisations, those that ended last first. */
    List<EndedCase> ended(String user, int most) {
        String[] organisations = directory.withPredecessors(ledBy(user)).toArray(String[]::new);
        return organisations.length == 0 ? List.of() : jdbc.sql("select * from (" + FIRST + " and first.tenant_id_ = any (:organisations)) one"
                        + " where ended_at is not null order by ended_at desc, business_key_ limit :most")
                .param("confidential", confidential()).param("organisations", organisations).param("most", most)
                .query(this::row).list().stream().filter(row -> mayErase(user, row)).map(Row::shown).toList();
    }

    /** Empty alike for a case that does not exist, holds nothing protected, or is not this person's to erase. */
    Optional<EndedCase> find(String user, String caseNumber) {
        return jdbc.sql(FIRST + " and first.business_key_ = :case").param("confidential", confidential()).param("case", caseNumber)
                .query(this::row).optional().filter(row -> mayErase(user, row)).map(Row::shown);
    }

    /**
     * @param confirmation the number of the case, typed once more
     * @return false for what {@link #find} does not find
     * @throws Refusal when the number was typed wrongly, there is no reason, the case runs or is looked into, or it is erased already
     */
    @Transactional
    boolean erase(String user, String caseNumber, String confirmation, String reason) {
        if (find(user, caseNumber).isEmpty()) {
            return false;
        }
        if (confirmation == null || !confirmation.strip().equals(caseNumber)) {
            throw new Refusal("请原样输入案件编号，以确认销毁的是这一案件");
        }
        if (reason != null && reason.strip().codePointCount(0, reason.strip().length()) > LONGEST_REASON) {
            throw new Refusal("销毁理由不得超过" + LONGEST_REASON + "字");
        }
        keys.erase(caseNumber, user, reason == null ? "" : reason.strip());
        return true;
    }

    private boolean mayErase(String user, Row row) {
        return ledBy(user).contains(homes.of(row.organisation(), row.caseNumber())) && !recusals.of(row.caseNumber()).contains(user);
    }

    private Set<String> ledBy(String user) {
        return directory.postsOf(user).stream().filter(post -> post.role() == Role.SECRETARY).map(Post::organisation).collect(Collectors.toSet());
    }

    private static String[] confidential() {
        return Confidential.PROCESSES.toArray(String[]::new);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        String caseNumber = row.getString("business_key_");
        String organisation = row.getString("tenant_id_");
        Instant erased = instant(row, "destroyed_at");
        return new Row(caseNumber, organisation, new EndedCase(caseNumber, row.getString("title"),
                directory.get(homes.of(organisation, caseNumber)).name(), row.getTimestamp("start_time_").toInstant(),
                row.getTimestamp("ended_at") == null ? null : row.getTimestamp("ended_at").toInstant(),
                erased == null ? null : new EndedCase.Erasure(erased, directory.displayNameOf(row.getString("destroyed_by")),
                        row.getString("destroy_reason"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
