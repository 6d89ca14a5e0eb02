package cn.baolei.retention;

import cn.baolei.engine.OfficialTime;
import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.protection.CaseErased;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 销毁证明: issued in the transaction that destroys, numbered without gaps within a year, never changed. */
@Service
class Certificates {

    private final JdbcClient jdbc;
    private final CaseRegister register;
    private final OrganisationDirectory directory;
    private final RetentionTerms terms = RetentionTerms.shipped();
    private final Journal journal;
    private final ObjectMapper json;
    private final Clock clock;

    Certificates(JdbcClient jdbc, CaseRegister register, OrganisationDirectory directory, Journal journal, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.directory = directory;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** Whoever erased it: 书记 on their page, the nightly clean-up, the operator. A key without a case had nothing that could be told of. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void erased(CaseErased event) {
        register.find(event.caseNumber()).ifPresent(facts -> {
            Certificate issued = issue(Certificate.FIELDS, facts, Map.of("case_key", (long) event.keys()),
                    event.by().equals(CaseRemoval.BY) ? ruleOf(facts) : event.reason(), directory.displayNameOf(event.by()), null);
            journal.record(Chains.ofCase(facts.number()), Kinds.RETENTION, Map.of("event", "protected-erased", "rule", issued.rule(), "keys", event.keys(),
                    "by", event.by(), "certificate", issued.number(), "sha256", issued.sha256()));
        });
    }

    Certificate issueForHistory(CaseFacts facts, Map<String, Long> rows, String by, LocalDate night) {
        return issue(Certificate.HISTORY, facts, rows, ruleOf(facts), by, night);
    }

    private String ruleOf(CaseFacts facts) {
        return terms.of(facts.process()).map(term -> "保管期满" + term.years() + "年：" + term.source()).orElse("保管期满：流程图规定的保存天数");
    }

    private Certificate issue(String kind, CaseFacts facts, Map<String, Long> destroyed, String rule, String by, LocalDate night) {
        Instant at = clock.instant();
        int year = at.atZone(OfficialTime.ZONE).getYear();
        int ordinal = jdbc.sql("""
                insert into destruction_certificate_number (year, last_ordinal) values (?, 1)
                on conflict (year) do update set last_ordinal = destruction_certificate_number.last_ordinal + 1 returning last_ordinal""")
                .param(year).query(Integer.class).single();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("number", "堡垒销〔" + year + "〕" + ordinal + "号");
        body.put("kind", kind);
        body.put("caseNumber", facts.number());
        body.put("process", facts.process());
        body.put("title", facts.title());
        body.put("organisation", facts.organisation());
        body.put("organisationName", facts.organisationName());
        body.put("beganAt", facts.beganAt().toString());
        body.put("endedAt", facts.endedAt() == null ? null : facts.endedAt().toString());
        body.put("destroyed", new TreeMap<>(destroyed));
        body.put("rule", rule);
        body.put("by", by);
        body.put("at", at.toString());
        String text = write(body);
        String sha256 = DigestUtils.sha256Hex(text);
        jdbc.sql("""
                insert into destruction_certificate (year, ordinal, kind, case_number, process, organisation, destroyed_at, night, rows_removed, body, sha256)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(year, ordinal, kind, facts.number(), facts.process(), facts.organisation(), at.atOffset(ZoneOffset.UTC), night,
                        kind.equals(Certificate.HISTORY) ? destroyed.values().stream().mapToLong(Long::longValue).sum() : 0, text, sha256).update();
        return certificate(year, ordinal, at, text, sha256);
    }

    /** The newest first, within what somebody may see. @param caseNumber blank: of all cases */
    List<Certificate> list(HoldScope.Granted granted, String caseNumber, int most) {
        return granted.bind(jdbc.sql("select * from destruction_certificate one where " + granted.condition("one.organisation", "one.process", "one.case_number")
                        + " and (:case = '' or one.case_number = :case) order by year desc, ordinal desc limit :most"))
                .param("case", caseNumber.strip()).param("most", most).query(this::row).list();
    }

    Optional<Certificate> find(HoldScope.Granted granted, String id) {
        return id.matches("\\d{4}-\\d{1,9}") ? granted.bind(jdbc.sql("select * from destruction_certificate one where "
                        + granted.condition("one.organisation", "one.process", "one.case_number") + " and year = :year and ordinal = :ordinal"))
                .param("year", Integer.valueOf(id.substring(0, 4))).param("ordinal", Integer.valueOf(id.substring(5))).query(this::row).optional()
                : Optional.empty();
    }

    private Certificate row(ResultSet row, int number) throws SQLException {
        return certificate(row.getInt("year"), row.getInt("ordinal"), row.getObject("destroyed_at", OffsetDateTime.class).toInstant(),
                row.getString("body"), row.getString("sha256"));
    }

    private Certificate certificate(int year, int ordinal, Instant at, String body, String sha256) {
        try {
            JsonNode facts = json.readTree(body);
            return new Certificate(year, ordinal, facts.path("number").asText(), facts.path("kind").asText(), facts.path("caseNumber").asText(),
                    facts.path("process").asText(), facts.path("title").asText(), facts.path("organisationName").asText(),
                    json.convertValue(facts.path("destroyed"), new TypeReference<TreeMap<String, Long>>() { }), facts.path("rule").asText(),
                    facts.path("by").asText(), at, sha256, body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
