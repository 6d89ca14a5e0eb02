package cn.baolei.audit.figures;

import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.engine.OfficialTime;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * The instances that figures are about.
 *
 * @param granted       what the reader may audit at all
 * @param process       key
 * @param definition    id of the one version meant; empty for all
 * @param organisations codes of those meant
 * @param from          first day on which they were started, by official time
 * @param to            last day
 */
record Population(Granted granted, String process, Optional<String> definition, Collection<String> organisations, LocalDate from, LocalDate to) {

    /** The engine keeps its times in the zone of the machine, and so does a Timestamp. */
    Timestamp begin() {
        return start(from);
    }

    /** The first moment after. */
    Timestamp end() {
        return start(to.plusDays(1));
    }

    private static Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(OfficialTime.ZONE).toInstant());
    }
}
