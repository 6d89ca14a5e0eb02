package cn.baolei.retention;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.protection.ErasureRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 封存 and 解封 of cases. Both are only ever added, never changed. A case may be held several times; it is free when all are lifted. */
@Service
class Holds implements ErasureRule {

    private static final int LONGEST_GROUND = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(OfficialTime.ZONE);

    private final JdbcClient jdbc;
    private final CaseRegister register;
    private final OrganisationDirectory directory;
    private final Journal journal;
    private final Clock clock;

    Holds(JdbcClient jdbc, CaseRegister register, OrganisationDirectory directory, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.directory = directory;
        this.journal = journal;
        this.clock = clock;
    }

    /** Waits for whoever is placing a hold on the case or destroying it, and keeps both out until the transaction ends. */
    @Override
    public void check(String caseNumber) {
        lock(caseNumber);
        jdbc.sql("""
                select min(placed_at) from case_hold hold where (case_number = ? or starts_with(?, case_number || '/'))
                and not exists (select 1 from case_hold_lifting where hold = hold.id)""").params(caseNumber, caseNumber)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))).single().ifPresent(since -> {
                    throw new Refusal("案件" + caseNumber + "自" + DAY.format(since) + "起封存，解封之前不能销毁");
                });
    }

    /**
     * @return its number; empty for a case that does not exist or is not this person's to hold
     * @throws Refusal when no ground is given, or this organisation holds the case already
     */
    @Transactional
    Optional<Long> place(HoldScope.Granted granted, String caseNumber, String ground) {
        String number = caseNumber == null ? "" : caseNumber.strip();
        if (number.isEmpty()) {
            throw new Refusal("请填写案件编号");
        }
        String stated = stated(ground, "封存");
        lock(number);
        return register.find(number).filter(granted::covers).map(facts -> {
            if (jdbc.sql("""
                    select exists (select 1 from case_hold hold where case_number = ? and placed_for = ?
                    and not exists (select 1 from case_hold_lifting where hold = hold.id))""").params(number, granted.organisation())
                    .query(Boolean.class).single()) {
                throw new Refusal("案件" + number + "已由" + directory.get(granted.organisation()).name() + "封存，不必重复");
            }
            long id = jdbc.sql("""
                    insert into case_hold (case_number, title, process, organisation, organisation_name, ground, placed_by, placed_by_name, placed_for, placed_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                    .params(number, facts.title(), facts.process(), facts.organisation(), directory.nameOn(facts.organisation(), clock.instant()), stated,
                            granted.user(), directory.displayNameOf(granted.user()), granted.organisation(), now()).query(Long.class).single();
            journal.record(Chains.ofCase(number), Kinds.HOLD, Map.of("event", "placed", "hold", id, "ground", stated, "by", granted.user(),
                    "organisation", granted.organisation()));
            return id;
        });
    }

    /**
     * Whoever placed it may lift it, and whoever may put the case on hold for the same organisation or for one above it.
     *
     * @return false for a hold that does not exist or is not this person's to see
     * @throws Refusal when no ground is given, it was lifted before, or it is not theirs to lift
     */
    @Transactional
    boolean lift(HoldScope.Granted granted, long id, String ground) {
        Optional<Hold> found = find(granted, id);
        if (found.isEmpty()) {
            return false;
        }
        String stated = stated(ground, "解封");
        if (!mayLift(granted, id)) {
            throw new Refusal("这一封存由" + found.get().placedForName() + "作出，只能由该单位或其上级解封");
        }
        lock(found.get().caseNumber());
        if (jdbc.sql("insert into case_hold_lifting (hold, ground, lifted_by, lifted_by_name, lifted_at) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(id, stated, granted.user(), directory.displayNameOf(granted.user()), now()).update() == 0) {
            throw new Refusal("案件" + found.get().caseNumber() + "的这一封存已经解除");
        }
        journal.record(Chains.ofCase(found.get().caseNumber()), Kinds.HOLD, Map.of("event", "lifted", "hold", id, "ground", stated, "by", granted.user(),
                "organisation", granted.organisation()));
        return true;
    }

    boolean mayLift(HoldScope.Granted granted, long id) {
        return jdbc.sql("select placed_by = ? or placed_for = ? or placed_for = any (?) from case_hold where id = ?")
                .params(granted.user(), granted.organisation(), granted.tenants().toArray(String[]::new), id).query(Boolean.class).single();
    }

    /** The newest first, those that last before those that are lifted. @param caseNumber blank: of all cases */
    List<Hold> list(HoldScope.Granted granted, String caseNumber, int most) {
        return granted.bind(jdbc.sql(SEEN + granted.condition("hold.organisation", "hold.process", "hold.case_number")
                        + " and (:case = '' or hold.case_number = :case) order by (lifting.hold is not null), hold.id desc limit :most"))
                .param("case", caseNumber.strip()).param("most", most).query(this::row).list();
    }

    Optional<Hold> find(HoldScope.Granted granted, long id) {
        return granted.bind(jdbc.sql(SEEN + granted.condition("hold.organisation", "hold.process", "hold.case_number") + " and hold.id = :id"))
                .param("id", id).query(this::row).optional();
    }

    private static final String SEEN = "select hold.*, lifting.lifted_by_name, lifting.lifted_at, lifting.ground as lifting_ground from case_hold hold"
            + " left join case_hold_lifting lifting on lifting.hold = hold.id where ";

    private static String stated(String ground, String what) {
        String stated = ground == null ? "" : ground.strip();
        if (stated.isEmpty()) {
            throw new Refusal("请填写" + what + "理由");
        }
        if (stated.codePointCount(0, stated.length()) > LONGEST_GROUND) {
            throw new Refusal(what + "理由不得超过" + LONGEST_GROUND + "字");
        }
        return stated;
    }

    private void lock(String caseNumber) {
        // Registrations of a screening round are kept under "<round>/<organisation>" and held with the round.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 88))").param(caseNumber.split("/", 2)[0]).query((row, number) -> true).single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Hold row(ResultSet row, int number) throws SQLException {
        OffsetDateTime lifted = row.getObject("lifted_at", OffsetDateTime.class);
        OffsetDateTime placed = row.getObject("placed_at", OffsetDateTime.class);
        return new Hold(row.getLong("id"), row.getString("case_number"), row.getString("title"), row.getString("organisation_name"), row.getString("ground"),
                row.getString("placed_by_name"), directory.nameOn(row.getString("placed_for"), placed.toInstant()), placed.toInstant(),
                lifted == null ? null : new Hold.Lifted(row.getString("lifted_by_name"), lifted.toInstant(), row.getString("lifting_ground")));
    }
}
