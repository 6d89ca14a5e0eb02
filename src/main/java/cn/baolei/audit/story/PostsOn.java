package cn.baolei.audit.story;

import cn.baolei.organisation.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who held a post, and who stood above whom, in days gone by. */
@Repository
class PostsOn {

    record Seat(Role role, String organisation) {
    }

    private final JdbcClient jdbc;

    PostsOn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** User ids of those who held it at any moment between the two; of a merged organisation at its successor too. */
    List<String> holders(Role role, String organisation, Instant begin, Instant end) {
        return jdbc.sql("""
                        select distinct official from appointment where role = :role and valid_from < :end and (valid_to is null or valid_to > :begin)
                        and (organisation = :organisation or organisation in (select successor from organisation_successor
                            where organisation_successor.organisation = :organisation and since < :end))
                        order by official""")
                .param("role", role.code()).param("organisation", organisation).param("begin", begin.atOffset(ZoneOffset.UTC))
                .param("end", end.atOffset(ZoneOffset.UTC)).query(String.class).list();
    }

    /** User ids of those who were on duty between the two, by the roster. @param leader 带班领导 rather than 值班员 */
    List<String> onDuty(String organisation, boolean leader, Instant begin, Instant end) {
        return jdbc.sql("select distinct " + (leader ? "leader" : "officer") + " from duty_shift where organisation = ? and starts_at < ? and ends_at > ?")
                .params(organisation, end.atOffset(ZoneOffset.UTC), begin.atOffset(ZoneOffset.UTC)).query(String.class).list();
    }

    /** User ids of those who acted for somebody away. */
    List<String> substitutes(String official, Instant begin, Instant end) {
        return jdbc.sql("""
                        select distinct substitute from official_leave where official = ? and substitute is not null and begun_at is not null
                        and begun_at < ? and coalesce(ended_at, ends_at) > ?""")
                .params(official, end.atOffset(ZoneOffset.UTC), begin.atOffset(ZoneOffset.UTC)).query(String.class).list();
    }

    /** Codes of the organisations above on the reporting line of that moment. */
    Set<String> above(String organisation, Instant on) {
        return new LinkedHashSet<>(jdbc.sql("""
                        with recursive line as (
                            select reports_to from organisation_past where organisation = :organisation and valid_from < :on and (valid_to is null or valid_to >= :on)
                            union select past.reports_to from organisation_past past join line on past.organisation = line.reports_to
                                where past.valid_from < :on and (past.valid_to is null or past.valid_to >= :on))
                        select reports_to from line where reports_to is not null""")
                .param("organisation", organisation).param("on", on.atOffset(ZoneOffset.UTC)).query(String.class).list());
    }

    /** When the record of posts begins. */
    Optional<Instant> knownSince() {
        return jdbc.sql("select min(valid_from) as since from appointment").query((row, number) -> Optional.ofNullable(Times.of(row, "since"))).single();
    }
}
