package cn.baolei.commendation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commendations of a merged organisation that are still open are decided by its successor, over its own people and with all they did. */
@ProcessTest
class CadresAfterMergerTest {

    private static final String CLOSED = "yanshi-xx2";
    private static final String SUCCESSOR = "yanshi-shiyan";

    @Autowired
    private Cadres cadres;
    @Autowired
    private WorkRecord record;
    @Autowired
    private Scenario scenario;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void reset() {
        jdbc.sql("delete from organisation_successor").update();
        newVersion();
    }

    @Test
    void should_ChooseAmongTheSuccessorsPeople_When_TheOrganisationWasMerged() {
        assertThat(cadres.officials(CLOSED)).doesNotContainKey(SUCCESSOR + ".doctor");
        merged();
        assertThat(cadres.officials(CLOSED)).isEqualTo(cadres.officials(SUCCESSOR)).containsKey(SUCCESSOR + ".doctor");
        assertThat(cadres.subtree(CLOSED)).isEqualTo(cadres.subtree(SUCCESSOR));
    }

    @Test
    void should_FindWhatWasDoneInMergedOrganisations_When_TheSuccessorLooks() {
        String official = CLOSED + ".reporter";
        scenario.as(official).starts("immediate-report", Map.of("reportKind", "first", "subject", "一名学生发热待查",
                "discoveredAt", scenario.now().atOffset(java.time.ZoneOffset.ofHours(8)).toString()));
        scenario.as(official).completes("draftReport", Map.ofEntries(Map.entry("reportKind", "first"), Map.entry("subject", "一名学生发热待查"),
                Map.entry("discoveredAt", scenario.now().atOffset(java.time.ZoneOffset.ofHours(8)).toString()), Map.entry("place", "教学楼"),
                Map.entry("reportSummary", "一名学生发热，已就地隔离"), Map.entry("reportMeasures", "就地隔离"), Map.entry("contactPost", "党办主任"),
                Map.entry("suspectedCount", 1), Map.entry("confirmedCount", 0), Map.entry("closeContactCount", 3), Map.entry("isolatedCount", 4)));
        assertThat(stepsSeenFrom(SUCCESSOR, official)).isZero();
        merged();
        assertThat(stepsSeenFrom(SUCCESSOR, official)).isEqualTo(1);
    }

    private int stepsSeenFrom(String organisation, String official) {
        return record.of(official, organisation, scenario.now().minus(Duration.ofMinutes(1)), scenario.now().plus(Duration.ofMinutes(1))).size();
    }

    private void merged() {
        jdbc.sql("insert into organisation_successor values (?, ?, now())").params(CLOSED, SUCCESSOR).update();
        newVersion();
    }

    private void newVersion() {
        jdbc.sql("update organisation_version set version = nextval('organisation_version_number')").update();
    }
}
