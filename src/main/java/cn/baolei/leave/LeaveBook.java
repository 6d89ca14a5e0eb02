package cn.baolei.leave;

import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What leave a person may read of. */
@Component
class LeaveBook {

    private static final int MOST_PAST = 30;

    private final LeaveTable leaves;
    private final LeaveRights rights;
    private final OrganisationDirectory directory;
    private final Clock clock;

    LeaveBook(LeaveTable leaves, LeaveRights rights, OrganisationDirectory directory, Clock clock) {
        this.leaves = leaves;
        this.rights = rights;
        this.directory = directory;
        this.clock = clock;
    }

    /** Not over: one's own and where one acts; as 书记 those of one's people, as administrator all. */
    List<LeaveLine> current(String reader) {
        Collection<String> whose = rights.isAdministrator(reader) ? null : concerned(reader);
        return leaves.current(whose, clock.instant()).stream().map(leave -> line(leave, reader)).toList();
    }

    /** Over, the latest; of the same people, but for administrators only their own. */
    List<LeaveLine> past(String reader) {
        return leaves.past(concerned(reader), clock.instant(), MOST_PAST).stream().map(leave -> line(leave, reader)).toList();
    }

    private Set<String> concerned(String reader) {
        Set<String> concerned = new TreeSet<>(rights.colleaguesLedBy(reader));
        concerned.add(reader);
        return concerned;
    }

    private LeaveLine line(Leave leave, String reader) {
        Instant now = clock.instant();
        String state = !leave.over().isAfter(now) ? leave.endedAt().isPresent() ? "ended" : "over"
                : leave.startsAt().isAfter(now) ? "planned" : "active";
        return new LeaveLine(leave.id(), leave.official(), name(leave.official()), leave.kind().code(), leave.kind().label(),
                leave.substitute().orElse(null), leave.substitute().map(this::name).orElse(""), Days.first(leave), Days.last(leave),
                Days.inWords(leave), leave.reason(), state, label(state), leave.enteredBy(), name(leave.enteredBy()), leave.endedBy().orElse(null),
                leave.endedBy().map(this::name).orElse(""), leave.over().isAfter(now) && rights.mayEnterFor(reader, leave.official()));
    }

    private static String label(String state) {
        return switch (state) {
            case "planned" -> "未开始";
            case "active" -> "进行中";
            case "ended" -> "已提前结束";
            default -> "已结束";
        };
    }

    private String name(String user) {
        return directory.displayNameOf(user);
    }
}
