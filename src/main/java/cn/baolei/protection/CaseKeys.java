package cn.baolei.protection;

import cn.baolei.engine.Refusal;
import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A random 256-bit key for each case. Keys are read in the transaction that needs them and kept nowhere else, so a key that is
 * destroyed, or whose making is rolled back, is gone at once.
 */
@Component
public class CaseKeys {

    private final JdbcClient jdbc;
    private final MasterKeys master;
    private final Clock clock;
    private final Journal journal;
    private final ObjectProvider<ErasureRule> rules;
    private final ApplicationEventPublisher events;

    CaseKeys(JdbcClient jdbc, MasterKeys master, Clock clock, Journal journal, ObjectProvider<ErasureRule> rules,
             ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.master = master;
        this.clock = clock;
        this.journal = journal;
        this.rules = rules;
        this.events = events;
    }

    /** @throws Refusal when the key was destroyed */
    @Transactional
    public SecretKey forWriting(String caseNumber) {
        return kept(caseNumber).orElseGet(() -> {
            jdbc.sql("insert into case_key (case_number, wrapped, created_at) values (?, ?, ?) on conflict do nothing")
                    .params(caseNumber, master.wrap(MasterKey.random(), caseNumber), now()).update();
            return kept(caseNumber).orElseThrow();
        }).key(master).orElseThrow(() -> new Refusal("案件" + caseNumber + "的受保护信息已销毁，不能再登记"));
    }

    /** Empty once it is destroyed, or when there never was one. */
    public Optional<SecretKey> forReading(String caseNumber) {
        return kept(caseNumber).flatMap(row -> row.key(master));
    }

    /** The keys of many cases at once, without those that are destroyed. */
    Map<String, SecretKey> forReading(Set<String> caseNumbers) {
        return jdbc.sql("select case_number, wrapped from case_key where case_number = any (?) and wrapped is not null")
                .param(caseNumbers.toArray(String[]::new)).query((row, number) -> new Row(row.getString(1), row.getBytes(2))).list().stream()
                .collect(Collectors.toMap(Row::caseNumber, row -> row.key(master).orElseThrow()));
    }

    /**
     * Erases everything protected of a case for good, by destroying its key, and those of the registrations of a screening round. What it held stays in its rows as cipher text that
     * nobody can open; who did it, when and why stays on record.
     *
     * @throws Refusal when the case is still being worked on, an {@link ErasureRule} keeps it, it has no key, or its key was destroyed before
     */
    @Transactional
    public void erase(String caseNumber, String by, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refusal("请填写销毁理由");
        }
        if (jdbc.sql("select exists (select 1 from act_hi_procinst where business_key_ = ? and end_time_ is null)")
                .param(caseNumber).query(Boolean.class).single()) {
            throw new Refusal("案件" + caseNumber + "尚未办结，不能销毁受保护信息");
        }
        mustBeFree(caseNumber);
        int destroyed = jdbc.sql("""
                update case_key set wrapped = null, destroyed_at = ?, destroyed_by = ?, destroy_reason = ?
                where (case_number = ? or starts_with(case_number, ?)) and wrapped is not null""")
                .params(now(), by, reason, caseNumber, caseNumber + "/").update();
        if (destroyed == 0) {
            throw new Refusal("案件" + caseNumber + "没有受保护信息，或者已销毁");
        }
        journal.record(Chains.ofCase(caseNumber), Kinds.ERASURE, Map.of("by", by, "reason", reason, "keys", destroyed));
        events.publishEvent(new CaseErased(caseNumber, destroyed, by, reason));
    }

    /** @throws Refusal when a rule says that the case must stay as it is */
    public void mustBeFree(String caseNumber) {
        rules.stream().forEach(rule -> rule.check(caseNumber));
    }

    /** Whether anything of the case can still be read in clear. */
    public boolean isKept(String caseNumber) {
        return jdbc.sql("select exists (select 1 from case_key where (case_number = ? or starts_with(case_number, ?)) and wrapped is not null)")
                .params(caseNumber, caseNumber + "/").query(Boolean.class).single();
    }

    private Optional<Row> kept(String caseNumber) {
        return jdbc.sql("select wrapped from case_key where case_number = ?").param(caseNumber)
                .query((row, number) -> new Row(caseNumber, row.getBytes("wrapped"))).optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record Row(String caseNumber, byte[] wrapped) {

        private Optional<SecretKey> key(MasterKeys master) {
            return Optional.ofNullable(wrapped).map(key -> master.unwrap(key, caseNumber));
        }
    }
}
