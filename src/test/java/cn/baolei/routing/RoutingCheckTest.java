package cn.baolei.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
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

    private final Province directory = new Province();
    private final RoutingDemands demands = mock(RoutingDemands.class);
    private final IdentityService identities = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    private final JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
    private final RoutingCheck check = new RoutingCheck(demands, directory, identities, jdbc, Clock.systemUTC());

    /** Fifteen below each; every post has a deputy named for it. */
    private static final class Province implements OrganisationDirectory {

        private final List<Organisation> inOrder = new ArrayList<>();
        private final Map<String, Organisation> organisations = new HashMap<>();
        private final Map<Post, List<String>> holders = new HashMap<>();

        Province() {
            for (int i = 0; i < ORGANISATIONS; i++) {
                String parent = i == 0 ? null : "o" + (i - 1) / 15;
                inOrder.add(new Organisation("o" + i, "单位" + i, "school", parent, parent));
                organisations.put("o" + i, inOrder.get(i));
            }
        }

        @Override
        public Optional<Organisation> find(String code) {
            return Optional.ofNullable(organisations.get(code));
        }

        @Override
        public Organisation get(String code) {
            return organisations.get(code);
        }

        @Override
        public Organisation root() {
            return inOrder.get(0);
        }

        @Override
        public Optional<Organisation> superiorOf(String code) {
            return Optional.ofNullable(get(code).reportsTo()).map(this::get);
        }

        @Override
        public List<Organisation> all() {
            return inOrder;
        }

        @Override
        public List<String> holdersOf(Post post) {
            return holders.getOrDefault(post, List.of());
        }

        @Override
        public Optional<Role> deputyFor(Post post) {
            return Optional.of(Role.DEPUTY_SECRETARY);
        }

        @Override
        public List<Post> postsOf(String userId) {
            return List.of();
        }

        @Override
        public String displayNameOf(String userId) {
            return userId;
        }

        @Override
        public Optional<String> emailOf(String userId) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void everyRoleIsSoughtEverywhere() {
        when(demands.read()).thenReturn(Arrays.stream(Role.values()).map(role -> new RoutingDemands.Demand(role, Place.of("own")))
                .collect(Collectors.toSet()));
    }

    @Test
    void should_NameEveryRoleAtEveryOrganisation_When_NobodyHoldsAnyPost() {
        known("somebody");
        long before = processorNanos();
        RoutingCheck.Report report = check.run();
        assertThat(Duration.ofNanos(processorNanos() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(report.combinations()).isEqualTo(ORGANISATIONS * Role.values().length);
        assertThat(report.deadEnds()).hasSize(report.combinations());
    }

    @Test
    void should_NameNothing_When_TheSecretaryAtTheTopIsThere() {
        directory.holders.put(new Post(Role.SECRETARY, "o0"), List.of("top"));
        known("top");
        assertThat(check.run().deadEnds()).isEmpty();
    }

    @Test
    void should_NameWhatEndsAtSomebodyWhoCannotSignIn_When_OthersCan() {
        directory.holders.put(new Post(Role.SECRETARY, "o0"), List.of("top"));
        // A leaf of the tree: below it nobody would come up to this post.
        directory.holders.put(new Post(Role.DOCTOR, "o2999"), List.of("gone"));
        known("top");
        assertThat(check.run().deadEnds()).containsExactly(new RoutingCheck.DeadEnd("doctor", "校医（卫生联络员）", "o2999", "单位2999",
                "只有不能登录的人员（账号停用或锁定）"));
    }

    /** Of this thread, so that what else the machine does is not measured. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void known(String id) {
        User user = mock(User.class);
        when(user.getId()).thenReturn(id);
        when(identities.createUserQuery().list()).thenReturn(List.of(user));
    }
}
