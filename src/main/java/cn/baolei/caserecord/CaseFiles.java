package cn.baolei.caserecord;

import cn.baolei.caserecord.CaseFile.Fact;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.routing.Recusals;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps closed case files as they were at closing, and shows them to those concerned. */
@Component
class CaseFiles {

    /** A file as kept, with the digest taken at closing. */
    record Kept(CaseFile file, String sha256) {
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final OrganisationDirectory directory;
    private final Recusals recusals;
    private final CaseSecrets secrets;

    CaseFiles(JdbcClient jdbc, ObjectMapper json, OrganisationDirectory directory, Recusals recusals, CaseSecrets secrets) {
        this.jdbc = jdbc;
        this.json = json;
        this.directory = directory;
        this.recusals = recusals;
        this.secrets = secrets;
    }

    /** Keeps the file for good, with what is protected sealed: once the key is destroyed, all the rest can still be read. A case already closed stays as it is, so that a retried step changes nothing. */
    void freeze(CaseFile file) {
        String content = write(file.with(fact -> secrets.isProtected(fact.key())
                ? new Fact(fact.key(), fact.label(), secrets.seal(file.caseNumber(), fact.key(), fact.value())) : fact,
                secrets.sealing(file.caseNumber(), "task_action.content")));
        jdbc.sql("""
                insert into case_file (process_instance_id, case_number, organisation, closed_at, participants, content, sha256)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (process_instance_id) do nothing""")
                .params(file.instanceId(), file.caseNumber(), file.organisation(), file.closedAt().atOffset(ZoneOffset.UTC),
                        file.participants().toArray(String[]::new), content, DigestUtils.sha256Hex(content))
                .update();
    }

    /**
     * The closed files of a case that a user may read: those in which they took part, and those of an organisation whose 书记
     * they are. Empty for everybody else and for who must keep out of the case, as for a number that does not exist.
     */
    List<Kept> readableBy(String user, String caseNumber) {
        if (recusals.of(caseNumber).contains(user)) {
            return List.of();
        }
        String[] asSecretary = directory.postsOf(user).stream().filter(post -> post.role() == Role.SECRETARY)
                .flatMap(post -> directory.withPredecessors(post.organisation()).stream()).toArray(String[]::new);
        try (CaseSecrets.Reading reading = secrets.reading(user)) {
            return kept(user, caseNumber, asSecretary).stream().map(kept -> new Kept(kept.file()
                    .with(fact -> new Fact(fact.key(), fact.label(), reading.show(fact.value())), reading::show), kept.sha256())).toList();
        }
    }

    private List<Kept> kept(String user, String caseNumber, String[] asSecretary) {
        return jdbc.sql("""
                select content, sha256 from case_file
                where case_number = ? and (? = any (participants) or organisation = any (?)) order by closed_at""")
                .params(caseNumber, user, asSecretary)
                .query((row, number) -> new Kept(read(row.getString("content")), row.getString("sha256"))).list();
    }

    private String write(CaseFile file) {
        try {
            return json.writeValueAsString(file);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Case file cannot be written", failure);
        }
    }

    private CaseFile read(String content) {
        try {
            return json.readValue(content, CaseFile.class);
        } catch (JsonProcessingException failure) {
            // The parser's message repeats the content.
            throw new IllegalStateException("Case file cannot be read");
        }
    }
}
