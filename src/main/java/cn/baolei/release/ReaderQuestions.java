package cn.baolei.release;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Readers' questions with the answers given in public. */
@Service
class ReaderQuestions {

    private final PersonalDataCheck check;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReaderQuestions(PersonalDataCheck check, JdbcClient jdbc, Clock clock) {
        this.check = check;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps question and answer. @return what personal data stands in them; then they are not kept */
    List<Finding> answer(String processInstance, String caseNumber, String organisation, String topic, String question,
                         String answer) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("提问", question);
        parts.put("答复", answer);
        List<Finding> findings = check.findings(parts);
        if (findings.isEmpty()) {
            jdbc.sql("""
                    insert into release_question (process_instance, case_number, organisation, topic, question, answer, answered_at)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(processInstance, caseNumber, organisation, topic, question, answer,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return findings;
    }
}
