package cn.baolei.routing;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Looks over the whole tree for every role × organisation at which a task would end nowhere: no holder and no stand-in up to the top,
 * or only people who cannot sign in. Leave does not count: it never leaves a task to nobody.
 */
@Service
public class RoutingCheck {

    /** @param cause in Chinese */
    public record DeadEnd(String role, String roleLabel, String organisation, String organisationName, String cause) {
    }

    /** @param combinations how many role × organisation were looked at */
    public record Report(Instant checkedAt, int combinations, List<DeadEnd> deadEnds) {
    }

    private static final Absences NOBODY_AWAY = new Absences() {

        @Override
        public Map<String, Optional<String>> away(Collection<String> officials) {
            return Map.of();
        }

        @Override
        public Set<String> representedBy(String substitute) {
            return Set.of();
        }
    };

    private final RoutingDemands demands;
    private final OrganisationDirectory directory;
    private final IdentityService identities;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoutingCheck(RoutingDemands demands, OrganisationDirectory directory, IdentityService identities, JdbcClient jdbc, Clock clock) {
        this.demands = demands;
        this.directory = directory;
        this.identities = identities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Report run() {
        OrganisationDirectory still = directory.still();
        Router router = new Router(still, new Attendance(still, NOBODY_AWAY));
        Predicate<String> canSignIn = ableToSignIn();
        int combinations = 0;
        List<DeadEnd> deadEnds = new ArrayList<>();
        for (Map.Entry<Role, Set<String>> wanted : sought(still).entrySet()) {
            for (String organisation : wanted.getValue()) {
                combinations++;
                faultOf(router.find(wanted.getKey(), organisation, Set.of()), canSignIn).ifPresent(cause -> deadEnds.add(
                        new DeadEnd(wanted.getKey().code(), wanted.getKey().label(), organisation, still.get(organisation).name(), cause)));
            }
        }
        return new Report(clock.instant(), combinations, deadEnds);
    }

    private static Optional<String> faultOf(Optional<Route> route, Predicate<String> canSignIn) {
        if (route.isEmpty()) {
            return Optional.of("本级及各上级均无人任职");
        }
        return route.get().handlers().stream().anyMatch(canSignIn) ? Optional.empty()
                : Optional.of("只有不能登录的人员（账号停用或锁定）");
    }

    /** At which organisations each role is sought. A superior above the top is none: such a step is refused when it is reached. */
    private Map<Role, Set<String>> sought(OrganisationDirectory still) {
        List<String> all = still.all().stream().map(Organisation::code).toList();
        Map<Role, Set<String>> sought = new EnumMap<>(Role.class);
        for (RoutingDemands.Demand demand : demands.read()) {
            Set<String> at = sought.computeIfAbsent(demand.role(), role -> new LinkedHashSet<>());
            switch (demand.place().kind()) {
                case PROVINCE -> at.add(still.root().code());
                case SUPERIOR -> all.forEach(code -> above(code, demand.place().levels(), still).ifPresent(at::add));
                default -> at.addAll(all);
            }
        }
        return sought;
    }

    private static Optional<String> above(String organisation, int levels, OrganisationDirectory still) {
        Optional<String> code = Optional.of(organisation);
        for (int level = 0; level < levels; level++) {
            code = code.flatMap(still::superiorOf).map(Organisation::code);
        }
        return code;
    }

    private Predicate<String> ableToSignIn() {
        Set<String> known = identities.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
        // As the engine writes it: without a zone, in that of the machine.
        known.removeAll(jdbc.sql("select id_ from act_id_user where lock_exp_time_ > ?").param(Timestamp.from(clock.instant()))
                .query(String.class).list());
        return known::contains;
    }
}
