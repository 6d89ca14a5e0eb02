package cn.baolei.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The check over a tree of a province's size: four levels, 3,000 organisations, every role sought everywhere. */
class RoutingCheckTest {

    private static final int ORGANISATIONS = 3_000;

    private final OrganisationDirectory directory = mock(OrganisationDirectory.class, withSettings().stubOnly());
    private final RoutingDemands demands = mock(RoutingDemands.class);
    private final IdentityService identities = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    private final JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
    private final RoutingCheck check = new RoutingCheck(demands, directory, identities, jdbc, Clock.systemUTC());

    private final Map<String, Organisation> organisations = new HashMap<>();
    private final Map<Post, List<String>> holders = new HashMap<>();

    @BeforeEach
    void province() {
        List<Organisation> inOrder = new ArrayList<>();
        for (int i = 0; i < ORGANISATIONS; i++) {
            String parent = i == 0 ? null : "o" + (i - 1) / 15;
            inOrder.add(new Organisation("o" + i, "单位" + i, "school", parent, parent));
            organisations.put("o" + i, inOrder.get(i));
        }
        when(directory.still()).thenReturn(directory);
        when(directory.all()).thenReturn(inOrder);
        when(directory.root()).thenReturn(inOrder.get(0));
        when(directory.get(anyString())).thenAnswer(call -> organisations.get(call.<String>getArgument(0)));
        when(directory.superiorOf(anyString())).thenAnswer(call -> Optional.ofNullable(organisations.get(call.<String>getArgument(0)).reportsTo())
                .map(organisations::get));
        when(directory.deputyFor(any())).thenReturn(Optional.of(Role.DEPUTY_SECRETARY));
        when(directory.holdersOf(any())).thenAnswer(call -> holders.getOrDefault(call.<Post>getArgument(0), List.of()));
        when(demands.read()).thenReturn(Arrays.stream(Role.values()).map(role -> new RoutingDemands.Demand(role, Place.of("own")))
                .collect(Collectors.toSet()));
    }

    @Test
    void should_NameEveryRoleAtEveryOrganisation_When_NobodyHoldsAnyPost() {
        Instant before = Instant.now();
        RoutingCheck.Report report = check.run();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(report.combinations()).isEqualTo(ORGANISATIONS * Role.values().length);
        assertThat(report.deadEnds()).hasSize(report.combinations());
    }

    @Test
    void should_NameNothing_When_TheSecretaryAtTheTopIsThere() {
        holders.put(new Post(Role.SECRETARY, "o0"), List.of("top"));
        known("top");
        assertThat(check.run().deadEnds()).isEmpty();
    }

    @Test
    void should_NameWhatEndsAtSomebodyWhoCannotSignIn_When_OthersCan() {
        holders.put(new Post(Role.SECRETARY, "o0"), List.of("top"));
        holders.put(new Post(Role.DOCTOR, "o17"), List.of("gone"));
        known("top");
        assertThat(check.run().deadEnds()).containsExactly(new RoutingCheck.DeadEnd("doctor", "校医（卫生联络员）", "o17", "单位17",
                "只有不能登录的人员（账号停用或锁定）"));
    }

    private void known(String id) {
        User user = mock(User.class);
        when(user.getId()).thenReturn(id);
        when(identities.createUserQuery().list()).thenReturn(List.of(user));
    }
}
