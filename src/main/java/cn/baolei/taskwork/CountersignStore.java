package cn.baolei.taskwork;

import cn.baolei.protection.CaseSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was asked to sign, and what they said; the words are sealed under the key of the case. */
@Repository
class CountersignStore {

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    CountersignStore(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @return its id. @throws org.springframework.dao.DuplicateKeyException when one is open on the task */
    long open(String task, SigningRule rule, String by, List<String> signers) {
        long id = jdbc.sql("insert into countersign (task, rule, opened_by, opened_at) values (?, ?, ?, ?) returning id")
                .params(task, rule.code(), by, now()).query(Long.class).single();
        for (int ordinal = 0; ordinal < signers.size(); ordinal++) {
            jdbc.sql("insert into countersign_vote (countersign, ordinal, signer) values (?, ?, ?)")
                    .params(id, ordinal, signers.get(ordinal)).update();
        }
        return id;
    }

    void asked(long countersign, int ordinal, String subtask) {
        jdbc.sql("update countersign_vote set subtask = ? where countersign = ? and ordinal = ?")
                .params(subtask, countersign, ordinal).update();
    }

    void vote(String subtask, boolean agreed, String opinion, String caseNumber) {
        jdbc.sql("update countersign_vote set agreed = ?, opinion = ?, voted_at = ? where subtask = ? and voted_at is null")
                .params(agreed, secrets.seal(caseNumber, "countersign_vote.opinion", opinion), now(), subtask).update();
    }

    /**
     * Takes out votes that have not been given, and the whole of it where no other is left.
     *
     * @return what is left
     */
    Optional<Countersign> without(Countersign countersign, List<Countersign.Vote> votes) {
        votes.forEach(vote -> jdbc.sql("delete from countersign_vote where countersign = ? and ordinal = ? and voted_at is null")
                .params(countersign.id(), vote.ordinal()).update());
        jdbc.sql("""
                delete from countersign where id = ? and not exists (select from countersign_vote where countersign = countersign.id)""")
                .param(countersign.id()).update();
        return jdbc.sql("select * from countersign where id = ?").param(countersign.id()).query(this::read).optional();
    }

    void close(long countersign, boolean agreed) {
        jdbc.sql("update countersign set agreed = ?, closed_at = ? where id = ?").params(agreed, now(), countersign).update();
    }

    /** Locks it, so that two signers at the same moment do not both find it undecided. */
    Optional<Countersign> ofSubtask(String subtask) {
        return jdbc.sql("""
                select c.* from countersign c join countersign_vote v on v.countersign = c.id where v.subtask = ? for update of c""")
                .param(subtask).query(this::read).optional();
    }

    List<Countersign> ofTask(String task) {
        return jdbc.sql("select * from countersign where task = ? order by id").param(task).query(this::read).list();
    }

    private Countersign read(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new Countersign(id, row.getString("task"), SigningRule.ofCode(row.getString("rule")).orElseThrow(),
                row.getString("opened_by"), row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable((Boolean) row.getObject("agreed")), votesOf(id));
    }

    private List<Countersign.Vote> votesOf(long countersign) {
        return jdbc.sql("select * from countersign_vote where countersign = ? order by ordinal").param(countersign)
                .query((row, number) -> {
                    OffsetDateTime votedAt = row.getObject("voted_at", OffsetDateTime.class);
                    return new Countersign.Vote(row.getInt("ordinal"), row.getString("signer"), row.getString("subtask"),
                            Optional.ofNullable((Boolean) row.getObject("agreed")), row.getString("opinion"),
                            votedAt == null ? null : votedAt.toInstant());
                }).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
