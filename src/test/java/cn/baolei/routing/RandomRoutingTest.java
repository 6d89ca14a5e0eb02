package cn.baolei.routing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The router over random trees, people, leave and recusals, against the rules written down plainly once more. */
class RandomRoutingTest {

    private static final List<Role> ROLES = List.of(Role.SECRETARY, Role.DOCTOR, Role.COUNSELLOR, Role.DUTY_LEADER);
    private static final int TREES = 300;

    /** One random world. */
    private static final class World implements OrganisationDirectory, Absences {

        private final Random random;
        private final List<Organisation> organisations = new ArrayList<>();
        private final Map<Post, List<String>> holders = new HashMap<>();
        private final Map<Post, Role> deputies = new HashMap<>();
        private final Map<String, Optional<String>> away = new HashMap<>();
        private final Set<String> excluded = new HashSet<>();

        World(Random random) {
            this.random = random;
            int size = 1 + random.nextInt(9);
            for (int i = 0; i < size; i++) {
                String parent = i == 0 ? null : "o" + random.nextInt(i);
                organisations.add(new Organisation("o" + i, "单位" + i, "school", parent, parent));
            }
            for (Organisation organisation : organisations) {
                for (Role role : ROLES) {
                    Post post = new Post(role, organisation.code());
                    // Half of all posts are vacant.
                    int number = Math.max(0, random.nextInt(4) - 1);
                    Set<String> users = new TreeSet<>();
                    for (int i = 0; i < number; i++) {
                        users.add(anybody());
                    }
                    holders.put(post, List.copyOf(users));
                    if (random.nextInt(3) == 0) {
                        deputies.put(post, ROLES.get(random.nextInt(ROLES.size())));
                    }
                }
            }
            for (int i = 0; i < 14; i++) {
                String user = "u" + i;
                if (random.nextInt(3) == 0) {
                    away.put(user, random.nextBoolean() ? Optional.empty() : Optional.of(anybody()).filter(other -> !other.equals(user)));
                } else if (random.nextInt(5) == 0) {
                    excluded.add(user);
                }
            }
        }

        private String anybody() {
            return "u" + random.nextInt(14);
        }

        @Override
        public Optional<Organisation> find(String code) {
            return organisations.stream().filter(one -> one.code().equals(code)).findFirst();
        }

        @Override
        public Organisation get(String code) {
            return find(code).orElseThrow();
        }

        @Override
        public Organisation root() {
            return organisations.get(0);
        }

        @Override
        public Optional<Organisation> superiorOf(String code) {
            return Optional.ofNullable(get(code).reportsTo()).map(this::get);
        }

        @Override
        public List<Organisation> all() {
            return organisations;
        }

        @Override
        public List<String> holdersOf(Post post) {
            return holders.getOrDefault(post, List.of());
        }

        @Override
        public Optional<Role> deputyFor(Post post) {
            return Optional.ofNullable(deputies.get(post));
        }

        @Override
        public List<Post> postsOf(String user) {
            return holders.entrySet().stream().filter(entry -> entry.getValue().contains(user)).map(Map.Entry::getKey).toList();
        }

        @Override
        public String displayNameOf(String user) {
            return user;
        }

        @Override
        public Optional<String> emailOf(String user) {
            return Optional.empty();
        }

        @Override
        public Map<String, Optional<String>> away(Collection<String> officials) {
            Map<String, Optional<String>> found = new HashMap<>(away);
            found.keySet().retainAll(officials);
            return found;
        }

        @Override
        public Set<String> representedBy(String substitute) {
            Set<String> represented = new HashSet<>();
            away.forEach((user, other) -> {
                if (other.isPresent() && other.get().equals(substitute)) {
                    represented.add(user);
                }
            });
            return represented;
        }
    }

    /** What the rules say, with loops: post → who. Null when nobody. */
    private static Map.Entry<Post, Set<String>> plainly(World world, Role role, String organisation, boolean heedLeave) {
        for (String here = organisation; here != null; here = world.get(here).reportsTo()) {
            List<Role> order = new ArrayList<>(List.of(role));
            if (world.deputies.containsKey(new Post(role, here))) {
                order.add(world.deputies.get(new Post(role, here)));
            }
            order.add(Role.SECRETARY);
            for (Role one : order) {
                Post post = new Post(one, here);
                Set<String> able = new TreeSet<>();
                for (String holder : world.holders.get(post)) {
                    String actor = holder;
                    if (heedLeave && world.away.containsKey(holder)) {
                        actor = world.away.get(holder).orElse(null);
                        boolean serves = false;
                        for (Role any : ROLES) {
                            serves |= actor != null && world.holders.get(new Post(any, here)).contains(actor);
                        }
                        actor = serves ? actor : null;
                    }
                    if (actor != null && !world.excluded.contains(actor)) {
                        able.add(actor);
                    }
                }
                if (!able.isEmpty()) {
                    return Map.entry(post, able);
                }
            }
        }
        return heedLeave ? plainly(world, role, organisation, false) : null;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 25, 2020})
    void should_FollowTheRules_When_TreesPeopleLeaveAndRecusalsAreRandom(long seed) {
        Random random = new Random(seed);
        int nobody = 0;
        int fallen = 0;
        int represented = 0;
        for (int tree = 0; tree < TREES; tree++) {
            World world = new World(random);
            Attendance attendance = new Attendance(world, world);
            Router router = new Router(world, attendance);
            for (Organisation organisation : world.organisations) {
                for (Role role : ROLES) {
                    Post wanted = new Post(role, organisation.code());
                    Map.Entry<Post, Set<String>> expected = plainly(world, role, organisation.code(), true);
                    Optional<Route> route = router.find(role, organisation.code(), world.excluded);
                    String where = "seed " + seed + ", tree " + tree + ", " + wanted;
                    assertThat(route.map(Route::chosen)).as(where).isEqualTo(Optional.ofNullable(expected).map(Map.Entry::getKey));
                    assertThat(route.map(Route::handlers)).as(where).isEqualTo(Optional.ofNullable(expected).map(Map.Entry::getValue));
                    if (route.isEmpty()) {
                        nobody++;
                        continue;
                    }
                    boolean byAHolder = route.get().handlers().stream().anyMatch(world.holdersOf(wanted)::contains) && route.get().chosen().equals(wanted);
                    assertThat(route.get().fallback().isEmpty()).as(where).isEqualTo(byAHolder);
                    fallen += route.get().chosen().equals(wanted) ? 0 : 1;
                    // Whoever may take it sees it: by their own post, or by the post of whoever they act for.
                    for (String user : route.get().handlers()) {
                        boolean own = world.postsOf(user).contains(route.get().chosen());
                        represented += own ? 0 : 1;
                        assertThat(own || attendance.groupsOf(user).contains(route.get().chosen().groupId())).as(where + " " + user).isTrue();
                    }
                }
            }
        }
        assertThat(List.of(nobody, fallen, represented)).as("each kind of case came up").allMatch(number -> number > 50);
    }
}
