package cn.baolei.responsibility;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Published plans and the signatures under them. */
@Repository
class AreaPlans {

    /** The plan in force. */
    record Plan(long id, String organisation, String processInstanceId, Instant publishedAt) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    AreaPlans(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Plan> inForce(String organisation) {
        return jdbc.sql("select id, organisation, process_instance_id, published_at from area_plan where organisation = ? and replaced_at is null")
                .param(organisation).query(Plan.class).optional();
    }

    List<Area> areasOf(long plan) {
        return jdbc.sql("select name, coalesce(subordinate, '') as organisation, leader from area where plan = ? order by name")
                .param(plan).query(Area.class).list();
    }

    /** Who leads an organisation, and in whose plan that stands. */
    Optional<Area> areaOf(String subordinate, String superior) {
        return jdbc.sql("""
                select name, subordinate as organisation, leader from area join area_plan on area_plan.id = plan
                where subordinate = ? and area_plan.organisation = ? and replaced_at is null""")
                .params(subordinate, superior).query(Area.class).optional();
    }

    /** Puts a plan into force in the place of the one before. */
    long publish(String organisation, String processInstance, String caseNumber, List<Area> areas) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("update area_plan set replaced_at = ? where organisation = ? and replaced_at is null").params(now, organisation).update();
        long plan = jdbc.sql("""
                insert into area_plan (organisation, process_instance_id, case_number, published_at) values (?, ?, ?, ?) returning id""")
                .params(organisation, processInstance, caseNumber, now).query(Long.class).single();
        areas.forEach(area -> jdbc.sql("insert into area (plan, name, subordinate, leader) values (?, ?, ?, ?)")
                .params(plan, area.name(), area.organisation().isEmpty() ? null : area.organisation(), area.leader()).update());
        return plan;
    }

    /** @param objection null when signed */
    void sign(String processInstance, int round, String leader, String objection) {
        jdbc.sql("insert into area_signature (process_instance_id, round, leader, signed, objection, recorded_at) values (?, ?, ?, ?, ?, ?)")
                .params(processInstance, round, leader, objection == null, objection, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    List<Objection> objections(String processInstance, int round) {
        return jdbc.sql("select leader, objection from area_signature where process_instance_id = ? and round = ? and not signed order by leader")
                .params(processInstance, round).query(Objection.class).list();
    }

    record Objection(String leader, String objection) {
    }
}
