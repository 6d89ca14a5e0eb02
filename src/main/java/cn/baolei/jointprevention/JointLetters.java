package cn.baolei.jointprevention;

import cn.baolei.engine.OfficialTime;
import cn.baolei.protection.CaseSecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The register of letters (函件登记册). Everything is written in the caller's transaction; nothing is deleted. What is written to and fro is sealed. */
@Service
class JointLetters {

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    JointLetters(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Enters a signed letter. @return its number, {@code 联函〔<year>〕<n>号}, counted from 1 in each year at each organisation */
    String register(JointLetter letter) {
        int year = clock.instant().atZone(OfficialTime.ZONE).getYear();
        int count = jdbc.sql("""
                insert into joint_letter_number (organisation, year, last_number) values (?, ?, 1)
                on conflict (organisation, year) do update set last_number = joint_letter_number.last_number + 1
                returning last_number""")
                .params(letter.organisation(), year).query(Integer.class).single();
        String number = "联函〔%d〕%d号".formatted(year, count);
        jdbc.sql("""
                insert into joint_letter (process_instance_id, organisation, number, case_number, agency_kind, agency_name, copied_to,
                                          matter, letter_text, registered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(letter.processInstance(), letter.organisation(), number, letter.caseNumber(), letter.agencyKind(),
                        letter.agencyName(), letter.copiedTo(), letter.matter(), secrets.seal(letter.caseNumber(), "letterText", letter.text()), utc(clock.instant()))
                .update();
        return number;
    }

    /** @param receivedBy the post at the authority that took it */
    void dispatched(String processInstance, String means, Instant at, String receivedBy) {
        jdbc.sql("update joint_letter set dispatch_means = ?, dispatched_at = ?, received_by = ? where process_instance_id = ?")
                .params(means, utc(at), receivedBy, processInstance).update();
    }

    void chased(String processInstance, Instant at) {
        jdbc.sql("update joint_letter set chaser_count = chaser_count + 1, chased_at = ? where process_instance_id = ?")
                .params(utc(at), processInstance).update();
    }

    void answered(String processInstance, String reply, Instant at) {
        String caseNumber = jdbc.sql("select case_number from joint_letter where process_instance_id = ?").param(processInstance)
                .query(String.class).single();
        jdbc.sql("update joint_letter set reply = ?, replied_at = ?, outcome = 'replied', closed_at = ? where process_instance_id = ?")
                .params(secrets.seal(caseNumber, "agencyReply", reply), utc(at), utc(clock.instant()), processInstance).update();
    }

    void leftUnanswered(String processInstance) {
        jdbc.sql("update joint_letter set outcome = 'no-reply', closed_at = ? where process_instance_id = ?")
                .params(utc(clock.instant()), processInstance).update();
    }

    /** The instance that a letter belongs to, if it was sent by one of these organisations. */
    Optional<String> instanceOf(String caseNumber, String number, Collection<String> organisations) {
        return jdbc.sql("""
                select process_instance_id from joint_letter
                where case_number = ? and number = ? and organisation = any (?) and dispatched_at is not null""")
                .params(caseNumber, number, organisations.toArray(String[]::new)).query(String.class).optional();
    }

    void handedInBy(String processInstance, String official) {
        jdbc.sql("update joint_letter set reply_handed_in_by = ? where process_instance_id = ?")
                .params(official, processInstance).update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
