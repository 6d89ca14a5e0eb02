package cn.baolei.observation;

import cn.baolei.protection.CaseSecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every reading, so that they can be counted across persons and organisations. */
@Component
class ReadingTable {

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    ReadingTable(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param recordedBy user id; null when the engine noticed by itself that a reading was missed */
    void add(Reading reading, String processInstance, String organisation, String caseNumber, String recordedBy) {
        jdbc.sql("""
                insert into reading (process_instance_id, organisation, case_number, slot_at, taken_at, temperature, symptom,
                                     symptom_note, taken_by, result, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(processInstance, organisation, caseNumber, utc(reading.slot()), utc(reading.takenAt()),
                        reading.temperature() == null ? null
                                : secrets.seal(caseNumber, "readingTemperature", reading.temperature().toPlainString()),
                        reading.symptom() == null ? null : reading.symptom().code(),
                        secrets.seal(caseNumber, "readingSymptomsNote", reading.note()),
                        reading.takenBy(), reading.result(), recordedBy, utc(clock.instant()))
                .update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
