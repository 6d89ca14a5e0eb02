package cn.baolei.situation;

import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Launches the periodic rounds that are due, one for each organisation and day whose kind has a time of its own. */
@Service
class RoundLauncher {

    private final OrganisationDirectory directory;
    private final SituationSchedules schedules;
    private final RoundTable rounds;
    private final SituationInstances instances;
    private final Clock clock;

    RoundLauncher(OrganisationDirectory directory, SituationSchedules schedules, RoundTable rounds, SituationInstances instances,
                  Clock clock) {
        this.directory = directory;
        this.schedules = schedules;
        this.rounds = rounds;
        this.instances = instances;
        this.clock = clock;
    }

    void launchDue() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), OfficialTime.ZONE);
        Map<String, List<Organisation>> byKind = directory.all().stream().collect(Collectors.groupingBy(Organisation::kind));
        byKind.forEach((kind, organisations) -> {
            if (isDue(schedules.of(kind), now)) {
                organisations.stream().map(Organisation::code).filter(this::canRead)
                        .filter(code -> !rounds.hasPeriodic(code, now.toLocalDate())).forEach(instances::launch);
            }
        });
    }

    /** Before the first officials are imported a round would find nobody. */
    private boolean canRead(String organisation) {
        return !directory.holdersOf(new Post(Role.SECRETARY, organisation)).isEmpty();
    }

    private static boolean isDue(SituationSchedule schedule, LocalDateTime now) {
        return now.toLocalDate().toEpochDay() % schedule.everyDays() == 0
                && schedule.startAt().filter(time -> !now.toLocalTime().isBefore(time)).isPresent();
    }
}
