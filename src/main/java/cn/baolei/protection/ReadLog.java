package cn.baolei.protection;

import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who read what in clear, when, of which case, at which door. */
@Component
class ReadLog {

    private static final int LONGEST_DOOR = 300;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Journal journal;

    ReadLog(JdbcClient jdbc, Clock clock, Journal journal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.journal = journal;
    }

    /** In a transaction of its own: what was shown was shown, whatever becomes of the rest. @param fields by case number */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void write(String reader, Map<String, Set<String>> fields) {
        fields.forEach((caseNumber, names) -> {
            List<String> sorted = names.stream().sorted().toList();
            jdbc.sql("insert into protected_read (reader, read_at, case_number, fields, door) values (?, ?, ?, ?, ?)")
                    .params(reader, clock.instant().atOffset(ZoneOffset.UTC), caseNumber, sorted.toArray(String[]::new), door()).update();
            journal.record(Chains.ofCase(caseNumber), Kinds.PROTECTED_READ, Map.of("reader", reader, "fields", sorted, "door", door()));
        });
    }

    /** Method and path, without the query, which may hold anything; of a job, what it names. */
    private static String door() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
            return ReadingDoor.named().orElse("-");
        }
        String door = request.getRequest().getMethod() + " " + request.getRequest().getRequestURI();
        return door.substring(0, Math.min(door.length(), LONGEST_DOOR));
    }
}
