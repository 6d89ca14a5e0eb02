package cn.baolei.screening;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 瞒报 (notice, clause 2-7), found by comparing what was registered with what was done. Facts name no person: the number leads
 * whoever may read the registration to the row.
 */
@Service
class Concealment {

    static final String RULE = "concealed";
    static final int BATCH = 100;

    /** How far back a case that was broken off is looked for. The look-out runs every few minutes; this bridges an outage. */
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    /** An exception without a case. */
    private record Unhandled(long person, String round, String organisation, Health health, Instant registeredAt, String registeredBy,
                             boolean untreated, boolean withdrawn, String brokenOffCase) {
    }

    private final JdbcClient jdbc;
    private final ScreeningRounds rounds;
    private final ConcealmentLimit limits;
    private final SuspectedCases cases;
    private final Clues clues;
    private final OrganisationDirectory directory;
    private final Clock clock;

    Concealment(JdbcClient jdbc, ScreeningRounds rounds, ConcealmentLimit limits, SuspectedCases cases, Clues clues,
                OrganisationDirectory directory, Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.limits = limits;
        this.cases = cases;
        this.clues = clues;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Opens a clue for exceptions without a case, or whose case was broken off, longer than the limit after their registration.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean findUnhandled() {
        boolean more = false;
        Set<String> brokenOff = cases.brokenOffSince(clock.instant().minus(LOOK_BACK));
        for (Health health : Health.values()) {
            if (health != Health.NORMAL) {
                Duration limit = limits.of(health);
                List<Unhandled> found = unhandled(health, clock.instant().minus(limit), brokenOff);
                found.forEach(one -> open(one, limit));
                more |= found.size() == BATCH;
            }
        }
        return more;
    }

    /** The same for rounds closed lately: a zero report may come late. */
    @Transactional
    void findFalseZeros() {
        rounds.closedSince(clock.instant().minus(LOOK_BACK)).forEach(round -> findFalseZeros(round.number()));
    }

    /** Opens a clue against every organisation that answered zero while a case of its own was running or an exception was registered. */
    @Transactional
    void findFalseZeros(String number) {
        Round round = rounds.find(number).orElseThrow();
        Map<String, Set<String>> running = cases.runningBetween(round.openedAt(), round.closedAt());
        jdbc.sql("""
                select u.organisation, u.submitted_at, u.submitted_by,
                       (select count(*) from screening_person p join screening_unit o on o.id = p.unit
                        where o.organisation = u.organisation and p.health <> 'normal'
                          and p.registered_at between ? and ?) as exceptions
                from screening_unit u where u.round = ? and u.outcome = 'zero'""")
                .params(Times.stored(round.openedAt()), Times.stored(round.closedAt()), number)
                .query((row, line) -> {
                    String organisation = row.getString("organisation");
                    Set<String> known = running.getOrDefault(organisation, Set.of());
                    int exceptions = row.getInt("exceptions");
                    if (!known.isEmpty() || exceptions > 0) {
                        clues.open(new Clue(RULE, number, organisation, "zero-report:" + organisation, List.of(
                                fact("发现的情况", "零报告，而同期本单位有病例或者异常人员"),
                                fact("零报告时间", OfficialTime.minute(Times.read(row, "submitted_at"))),
                                fact("报送人", directory.displayNameOf(row.getString("submitted_by"))),
                                fact("同期病例编号", known.isEmpty() ? "无" : String.join("、", known)),
                                fact("同期登记的异常人员", exceptions + " 人"),
                                fact("排查期间", OfficialTime.minute(round.openedAt()) + " 至 " + OfficialTime.minute(round.closedAt())))));
                    }
                    return organisation;
                }).list();
    }

    private List<Unhandled> unhandled(Health health, Instant registeredBefore, Set<String> brokenOff) {
        return jdbc.sql("""
                select p.*, u.round, u.organisation from screening_person p join screening_unit u on u.id = p.unit
                where p.health = ? and p.registered_at < ? and p.clue_opened_at is null
                  and (p.followed_up_at is null or p.follow_up_case = any (?))
                order by p.id limit ? for update of p skip locked""")
                .params(health.code(), Times.stored(registeredBefore), brokenOff.toArray(String[]::new), BATCH)
                .query((row, number) -> new Unhandled(row.getLong("id"), row.getString("round"), row.getString("organisation"), health,
                        Times.read(row, "registered_at"), row.getString("registered_by"), row.getBoolean("untreated"),
                        Times.read(row, "withdrawn_at") != null, row.getString("follow_up_case")))
                .list();
    }

    private void open(Unhandled one, Duration limit) {
        clues.open(new Clue(RULE, one.round(), one.organisation(), "person:" + one.person(), List.of(
                fact("发现的情况", one.brokenOffCase() == null ? "登记的异常人员逾期没有立病例处置" : "异常人员的病例被中途终止"),
                fact("登记序号", String.valueOf(one.person())),
                fact("异常类别", one.health().label()),
                fact("登记时间", OfficialTime.minute(one.registeredAt())),
                fact("登记人", directory.displayNameOf(one.registeredBy())),
                fact("登记的处置意见", one.withdrawn() ? "已撤销登记" : one.untreated() ? "不处置" : "处置"),
                fact("病例编号", one.brokenOffCase() == null ? "无" : one.brokenOffCase()),
                fact("规定时限", "登记后 " + limit.toHours() + " 小时"))));
        jdbc.sql("update screening_person set clue_opened_at = ? where id = ?").params(Times.stored(clock.instant()), one.person()).update();
    }

    private static Map<String, String> fact(String item, String content) {
        return Map.of("item", item, "content", content);
    }
}
