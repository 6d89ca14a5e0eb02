package cn.baolei.duty;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened on a shift, as an official reads it. */
@Component
class ShiftRecord {

    /** @param what with the person and the note */
    public record Entry(String at, String what) {
    }

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OfficialTime.ZONE);
    private static final Map<String, String> WORDS = Map.of("signed-in", "到岗签到", "absent", "逾时未签到", "called", "被点名",
            "answered", "应答点名", "unanswered", "逾时未应答点名", "replaced", "换班", "handed-over", "填写交接班记录", "taken-over", "交班，下一班已接班");

    private final JdbcClient jdbc;
    private final DutyPeople people;

    ShiftRecord(JdbcClient jdbc, DutyPeople people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    List<Entry> of(long shift) {
        return jdbc.sql("select kind, person, note, recorded_at from duty_event where shift = ? order by id").param(shift)
                .query((row, number) -> entry(row.getTimestamp("recorded_at").toInstant(), row.getString("person"),
                        row.getString("kind"), row.getString("note"))).list();
    }

    private Entry entry(Instant at, String person, String kind, String note) {
        return new Entry(SHOWN.format(at), people.nameOf(person) + WORDS.get(kind) + (note == null ? "" : "（" + note + "）"));
    }
}
