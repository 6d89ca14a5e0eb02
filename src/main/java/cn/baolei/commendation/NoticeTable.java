package cn.baolei.commendation;

import cn.baolei.protection.CaseSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Public notices and the objections to them. */
@Repository
class NoticeTable {

    /** An objection that is being handled. */
    record Objection(long id, String content, String raisedBy) {
    }

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    NoticeTable(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    void open(PublicNotice notice, String caseNumber) {
        jdbc.sql("""
                insert into public_notice (process_instance, case_number, organisation, stage, nominee_name, nominee_unit, deeds, opened_at, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(notice.instance(), caseNumber, notice.organisation(), notice.stage(), notice.nomineeName(), notice.nomineeUnit(),
                        notice.deeds(), notice.openedAt().atOffset(ZoneOffset.UTC), notice.endsAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those still open, the one that ends first in front. */
    List<PublicNotice> open() {
        return jdbc.sql("select * from public_notice where ends_at > ? and closed_at is null order by ends_at, id").param(now()).query(NoticeTable::notice).list();
    }

    /** From now on nobody sees the notices of a nomination any more. */
    void close(String instance) {
        jdbc.sql("update public_notice set closed_at = ? where process_instance = ? and closed_at is null").params(now(), instance).update();
    }

    boolean object(long notice, String user, String content) {
        String caseNumber = jdbc.sql("select case_number from public_notice where id = ?").param(notice).query(String.class).single();
        return jdbc.sql("insert into notice_objection (notice, raised_by, content, raised_at) values (?, ?, ?, ?)")
                .params(notice, user, secrets.seal(caseNumber, "objectionText", content), now()).update() == 1;
    }

    /** The oldest objection to a nomination that nobody has taken up; nobody else gets the same one. */
    Objection takeUp(String instance) {
        return jdbc.sql("""
                update notice_objection set taken_up = true where id = (
                    select objection.id from notice_objection objection join public_notice notice on notice.id = objection.notice
                    where notice.process_instance = ? and not taken_up order by objection.id limit 1 for update of objection skip locked)
                returning id, content, raised_by""")
                .param(instance)
                .query((row, number) -> new Objection(row.getLong("id"), secrets.open(row.getString("content")), row.getString("raised_by"))).single();
    }

    void handled(long objection, boolean upheld, String finding, String handledBy) {
        String caseNumber = jdbc.sql("""
                select case_number from public_notice where id = (select notice from notice_objection where id = ?)""").param(objection)
                .query(String.class).single();
        jdbc.sql("update notice_objection set upheld = ?, finding = ?, handled_by = ?, handled_at = ? where id = ?")
                .params(upheld, secrets.seal(caseNumber, "objectionFinding", finding), handledBy, now(), objection).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PublicNotice notice(ResultSet row, int number) throws SQLException {
        return new PublicNotice(row.getLong("id"), row.getString("process_instance"), row.getString("organisation"), row.getString("stage"),
                row.getString("nominee_name"), row.getString("nominee_unit"), row.getString("deeds"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(), row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
