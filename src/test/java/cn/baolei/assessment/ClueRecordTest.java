package cn.baolei.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.process.ProcessTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class ClueRecordTest {

    private static final String CLOSED = "yanshi-xx2";
    private static final String SUCCESSOR = "yanshi-shiyan";

    @Autowired
    private ClueRecord record;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void reset() {
        jdbc.sql("delete from clue where case_number = 'JCCS-1'").update();
        jdbc.sql("delete from organisation_successor").update();
        newVersion();
    }

    @Test
    void should_CountCluesOfAMergedOrganisation_When_TheSuccessorIsAssessed() {
        jdbc.sql("insert into clue (case_number, organisation, rule, subject, facts, detected_at) values ('JCCS-1', ?, 'late', 'merged', '{}', now())")
                .param(CLOSED).update();
        assertThat(cluesOf(SUCCESSOR + ".secretary")).isEmpty();
        jdbc.sql("insert into organisation_successor values (?, ?, now())").params(CLOSED, SUCCESSOR).update();
        newVersion();
        assertThat(cluesOf(SUCCESSOR + ".secretary")).containsExactly("JCCS-1");
        assertThat(cluesOf(SUCCESSOR + ".deputy-secretary")).isEmpty();
        assertThat(cluesOf("yanshi-xx1.secretary")).isEmpty();
    }

    private List<String> cluesOf(String user) {
        return record.figuresOf(user, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")).stream()
                .filter(figure -> figure.item().startsWith("任书记单位")).flatMap(figure -> figure.evidence().stream()).map(Figure.Evidence::caseNumber)
                // Other tests leave clues of their own.
                .filter("JCCS-1"::equals).toList();
    }

    private void newVersion() {
        jdbc.sql("update organisation_version set version = nextval('organisation_version_number')").update();
    }
}
