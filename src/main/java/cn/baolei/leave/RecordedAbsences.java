package cn.baolei.leave;

import cn.baolei.routing.Absences;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Absences as they are on record. */
@Component
class RecordedAbsences implements Absences {

    private final LeaveTable leaves;
    private final Clock clock;

    RecordedAbsences(LeaveTable leaves, Clock clock) {
        this.leaves = leaves;
        this.clock = clock;
    }

    @Override
    public Map<String, Optional<String>> away(Collection<String> officials) {
        return leaves.activeOf(officials, clock.instant()).stream().collect(Collectors.toMap(Leave::official, Leave::substitute));
    }

    @Override
    public Set<String> representedBy(String substitute) {
        return Set.copyOf(leaves.representedBy(substitute, clock.instant()));
    }
}
