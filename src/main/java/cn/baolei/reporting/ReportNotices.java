package cn.baolei.reporting;

import static cn.baolei.organisation.Role.DUTY_LEADER;
import static cn.baolei.organisation.Role.DUTY_OFFICER;
import static cn.baolei.organisation.Role.OFFICE_DIRECTOR;
import static cn.baolei.organisation.Role.REPORTER;
import static cn.baolei.organisation.Role.SECRETARY;

import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Routing;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is told what on a report's way. The level that receives it needs no notice: it gets a task. */
@Component
class ReportNotices {

    private final NotificationService notifications;
    private final Routing routing;

    ReportNotices(NotificationService notifications, Routing routing) {
        this.notifications = notifications;
        this.routing = routing;
    }

    void sentUp(Report report, ReportLeg leg) {
        tell("report-sent-up", report, leg.to(), holders(report.organisation(), REPORTER, SECRETARY));
    }

    void acknowledged(Report report, ReportLeg leg) {
        Role sender = leg.from().equals(report.organisation()) ? REPORTER : DUTY_OFFICER;
        tell("report-acknowledged", report, leg.to(), holders(leg.from(), sender));
    }

    void skipped(Report report, ReportLeg leg) {
        Set<String> people = holders(leg.to(), DUTY_OFFICER, DUTY_LEADER, SECRETARY);
        people.addAll(holders(leg.from(), leg.from().equals(report.organisation()) ? REPORTER : DUTY_OFFICER));
        people.addAll(holders(report.organisation(), REPORTER));
        tell("level-skipped", report, leg.to(), people);
    }

    void returned(Report report, String by, List<ReportLeg> way) {
        Set<String> people = holders(report.organisation(), REPORTER, OFFICE_DIRECTOR, SECRETARY);
        people.addAll(levelsBelow(by, way));
        tell("report-returned", report, by, people);
    }

    void concluded(Report report, List<ReportLeg> way) {
        String highest = way.get(way.size() - 1).to();
        Set<String> people = holders(report.organisation(), REPORTER, SECRETARY);
        people.addAll(levelsBelow(highest, way));
        tell("report-concluded", report, highest, people);
    }

    private Set<String> levelsBelow(String level, List<ReportLeg> way) {
        Set<String> people = new LinkedHashSet<>();
        way.stream().map(ReportLeg::to).filter(to -> !to.equals(level)).forEach(to -> people.addAll(holders(to, DUTY_LEADER)));
        return people;
    }

    private Set<String> holders(String organisation, Role... roles) {
        Set<String> people = new LinkedHashSet<>();
        Arrays.stream(roles).forEach(role -> people.addAll(routing.recipients(role.code(), "own", organisation)));
        return people;
    }

    private void tell(String template, Report report, String level, Set<String> people) {
        notifications.send(new Notification(template, people, report.organisation(), report.caseNumber(),
                Map.of("level", level), null, String.join(":", report.number(), "" + report.version(), template, level)));
    }
}
