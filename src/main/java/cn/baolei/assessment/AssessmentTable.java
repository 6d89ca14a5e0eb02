package cn.baolei.assessment;

import cn.baolei.protection.CaseSecrets;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps figures and archived assessments, sealed under the key of the case. Whatever is written stays: a repeated step changes nothing. */
@Repository
class AssessmentTable {

    private static final TypeReference<List<Figure>> FIGURES = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final CaseSecrets secrets;

    AssessmentTable(JdbcClient jdbc, ObjectMapper json, CaseSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.json = json;
    }

    void keep(Assessment assessment) {
        jdbc.sql("""
                insert into assessment_figures (process_instance, case_number, organisation, subject, period_from, period_until, figures, gathered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(assessment.instance(), assessment.caseNumber(), assessment.organisation(), assessment.subject(), assessment.periodFrom(),
                        assessment.periodUntil(),
                        secrets.seal(assessment.caseNumber(), "assessment_figures.figures", text(assessment.figures())), assessment.gatheredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Assessment get(String instance) {
        return jdbc.sql("select * from assessment_figures where process_instance = ?").param(instance)
                .query((row, number) -> new Assessment(instance, row.getString("case_number"), row.getString("organisation"),
                        row.getString("subject"), row.getObject("period_from", LocalDate.class), row.getObject("period_until", LocalDate.class),
                        figures(secrets.open(row.getString("figures"))), row.getObject("gathered_at", OffsetDateTime.class).toInstant())).single();
    }

    void archive(Dossier dossier) {
        String content = secrets.seal(dossier.assessment().caseNumber(), "assessment_file.content", text(dossier));
        jdbc.sql("insert into assessment_file (process_instance, content, sha256, archived_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(dossier.assessment().instance(), content, DigestUtils.sha256Hex(content), dossier.archivedAt().atOffset(ZoneOffset.UTC)).update();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private List<Figure> figures(String text) {
        try {
            return json.readValue(text, FIGURES);
        } catch (JsonProcessingException unreadable) {
            // The parser's message repeats the content.
            throw new IllegalStateException("Figures cannot be read");
        }
    }
}
