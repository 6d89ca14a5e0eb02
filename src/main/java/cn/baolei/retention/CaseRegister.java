package cn.baolei.retention;

import cn.baolei.journal.Chains;
import cn.baolei.organisation.OrganisationDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases as the engine's history knows them, and whose time is over. */
@Component
class CaseRegister {

    /** All instances of a case, at whatever organisation, with all that they have called. */
    private static final String WHOLE = """
            from act_hi_procinst instance where instance.root_proc_inst_id_ in (
                select root_proc_inst_id_ from act_hi_procinst where business_key_ = :case
                union select root_proc_inst_id_ from act_hi_procinst where business_key_ is null and root_proc_inst_id_ = :root)
            """;

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;
    private final RetentionTerms terms = RetentionTerms.shipped();
    private final Clock clock;

    CaseRegister(JdbcClient jdbc, OrganisationDirectory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    Optional<CaseFacts> find(String caseNumber) {
        return jdbc.sql("""
                select instance.*, (select coalesce(name_, key_) from act_re_procdef where id_ = instance.proc_def_id_) as title,
                    (select case when bool_and(end_time_ is not null) then max(end_time_) end\s""" + WHOLE + ") as ended_at "
                        + WHOLE + " and instance.tenant_id_ is not null order by start_time_, id_ limit 1")
                .param("case", caseNumber).param("root", rootOf(caseNumber))
                .query((row, number) -> facts(caseNumber, row)).optional();
    }

    /** Numbers of cases some of which has reached its removal time, in their order. @param after the last number of the page before */
    List<String> candidates(String after, int most) {
        return jdbc.sql("""
                select distinct coalesce(business_key_, :prefix || root_proc_inst_id_) collate "C" as number from act_hi_procinst
                where removal_time_ <= :now and proc_inst_id_ = root_proc_inst_id_
                  and coalesce(business_key_, :prefix || root_proc_inst_id_) collate "C" > :after order by number limit :most""")
                .param("prefix", Chains.INSTANCE).param("now", now()).param("after", after).param("most", most).query(String.class).list();
    }

    /**
     * The ids of the first instances of a case of which nothing must be kept any longer: all have ended, all have passed the removal
     * time that the engine wrote by their diagrams, and the years of their processes. Empty for any other case.
     */
    List<String> removable(String caseNumber) {
        return jdbc.sql("""
                select array_agg(distinct instance.root_proc_inst_id_) from (select instance.*\s""" + WHOLE + """
                ) instance left join unnest(:processes::text[], :years::int[]) term (process, years) on term.process = instance.proc_def_key_
                having bool_and(end_time_ is not null and removal_time_ is not null and removal_time_ <= :now)
                   and max(end_time_) + make_interval(years => coalesce(max(term.years), 0)) <= :now""")
                .param("case", caseNumber).param("root", rootOf(caseNumber)).param("now", now())
                .param("processes", terms.all().stream().map(RetentionTerms.Term::process).toArray(String[]::new))
                .param("years", terms.all().stream().map(RetentionTerms.Term::years).toArray(Integer[]::new))
                .query((row, number) -> List.of((String[]) row.getArray(1).getArray())).optional().orElse(List.of());
    }

    private static String rootOf(String caseNumber) {
        return caseNumber.startsWith(Chains.INSTANCE) ? caseNumber.substring(Chains.INSTANCE.length()) : "";
    }

    /** The engine's columns have no time zone: they hold the time of this machine. */
    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private CaseFacts facts(String caseNumber, ResultSet row) throws SQLException {
        Instant began = row.getTimestamp("start_time_").toInstant();
        Timestamp ended = row.getTimestamp("ended_at");
        String organisation = row.getString("tenant_id_");
        String title = row.getString("title");
        return new CaseFacts(caseNumber, row.getString("proc_def_key_"), title == null ? row.getString("proc_def_key_") : title, organisation,
                directory.nameOn(organisation, began), began, ended == null ? null : ended.toInstant());
    }
}
