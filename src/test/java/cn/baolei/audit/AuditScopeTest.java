package cn.baolei.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.access.Access;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Recusals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Who may audit whom, on trees drawn at random, with mergers and closures, against a reference that climbs from each organisation. */
class AuditScopeTest {

    private static final String USER = "somebody";

    private final World world = new World();
    private final Recusals recusals = mock(Recusals.class);
    private final AuditScope scope = new AuditScope(world, recusals);

    @RepeatedTest(200)
    void should_CoverExactlyTheOrganisationsOfThePosts_When_TreesAreDrawnAtRandom(RepetitionInfo repetition) {
        when(recusals.casesOf(anyString())).thenReturn(Set.of("kept-out"));
        world.grow(new Random(repetition.getCurrentRepetition()));
        if (world.posts.stream().noneMatch(post -> Access.AUDIT.roles().contains(post.role()))) {
            assertThatThrownBy(() -> scope.require(USER)).isInstanceOf(ResponseStatusException.class);
            return;
        }
        Granted granted = scope.require(USER);
        for (String code : world.known.keySet()) {
            boolean may = world.posts.stream().anyMatch(post -> allows(post, code));
            assertThat(granted.covers(code, "pledge", "a-1")).as(code + " for " + world.posts).isEqualTo(may);
            assertThat(granted.covers(code, "pledge", null)).isEqualTo(may);
            assertThat(granted.covers(code, "pledge", "kept-out")).isFalse();
            assertThat(granted.covers(code, "accountability", "a-1")).isFalse();
            assertThat(granted.covers(code, "cadre-assessment", null)).isFalse();
            boolean listed = may && !world.successors.containsKey(code);
            assertThat(granted.organisations().stream().anyMatch(one -> one.code().equals(code))).isEqualTo(listed);
        }
        assertThat(granted.covers(null, "pledge", "a-1")).isFalse();
    }

    /** The reference: up from the organisation that handles it, along the reporting line, to that of the post. */
    private boolean allows(Post post, String code) {
        String handles = world.inForce(code).code();
        return switch (post.role()) {
            case AUDITOR -> handles.equals(post.organisation()) || climbsTo(handles, post.organisation());
            case LEADING_GROUP_HEAD, LEADING_GROUP_OFFICE -> !handles.equals(post.organisation()) && (climbsTo(handles, post.organisation())
                    || world.known.values().stream().filter(body -> body.kind().equals("body") && post.organisation().equals(body.parent())
                            && !world.closed.contains(body.code()))
                            .anyMatch(body -> handles.equals(body.code()) || climbsTo(handles, body.code())));
            default -> false;
        };
    }

    private boolean climbsTo(String from, String to) {
        for (String superior = world.known.get(from).reportsTo(); superior != null; superior = world.inForce(superior).reportsTo()) {
            if (world.inForce(superior).code().equals(to)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void should_RefuseEverybodyElse_When_TheyHoldOtherPosts() {
        world.grow(new Random(1));
        for (Role role : Role.values()) {
            if (!Access.AUDIT.roles().contains(role)) {
                world.posts = List.of(new Post(role, "o0"));
                assertThatThrownBy(() -> scope.require(USER)).as(role.code()).isInstanceOfSatisfying(ResponseStatusException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN));
            }
        }
    }

    private static final class World implements OrganisationDirectory {

        private Map<String, Organisation> known;
        private Map<String, String> successors;
        private Set<String> closed;
        private List<Post> posts;

        private void grow(Random random) {
            known = new LinkedHashMap<>();
            successors = new HashMap<>();
            closed = new HashSet<>();
            int size = 5 + random.nextInt(25);
            for (int number = 0; number < size; number++) {
                String parent = number == 0 ? null : "o" + random.nextInt(number);
                String reportsTo = number == 0 ? null : random.nextInt(4) > 0 ? parent : "o" + random.nextInt(number);
                known.put("o" + number, new Organisation("o" + number, "单位" + number, number == 0 ? "province" : random.nextInt(4) == 0 ? "body" : "school",
                        parent, reportsTo));
            }
            for (int number = 1; number < size; number++) {
                String code = "o" + number;
                boolean leaf = known.values().stream().noneMatch(one -> code.equals(one.reportsTo()) || code.equals(one.parent()));
                if (random.nextInt(6) == 0) {
                    closed.add(code);
                    successors.put(code, "o" + random.nextInt(number));
                } else if (leaf && random.nextInt(6) == 0) {
                    closed.add(code);
                }
            }
            posts = new ArrayList<>();
            List<Role> roles = List.of(Role.AUDITOR, Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_OFFICE, Role.SECRETARY);
            for (int number = random.nextInt(3); number >= 0; number--) {
                String at = inForce("o" + random.nextInt(size)).code();
                if (!closed.contains(at)) {
                    posts.add(new Post(roles.get(random.nextInt(roles.size())), at));
                }
            }
        }

        @Override
        public Optional<Organisation> find(String code) {
            return Optional.ofNullable(known.get(code));
        }

        @Override
        public Organisation get(String code) {
            return find(code).orElseThrow();
        }

        @Override
        public Organisation inForce(String code) {
            String end = code;
            while (successors.containsKey(end)) {
                end = successors.get(end);
            }
            return get(end);
        }

        @Override
        public List<String> withPredecessors(String code) {
            return known.keySet().stream().filter(one -> one.equals(code) || successors.containsKey(one) && inForce(one).code().equals(code)).toList();
        }

        @Override
        public Organisation root() {
            return get("o0");
        }

        @Override
        public Optional<Organisation> superiorOf(String code) {
            return Optional.ofNullable(inForce(code).reportsTo()).map(this::inForce);
        }

        @Override
        public List<Organisation> all() {
            return known.values().stream().filter(one -> !closed.contains(one.code())).toList();
        }

        @Override
        public List<Organisation> closedForGood() {
            return known.values().stream().filter(one -> closed.contains(one.code()) && !successors.containsKey(one.code())).toList();
        }

        @Override
        public List<String> holdersOf(Post post) {
            return List.of();
        }

        @Override
        public Optional<Role> deputyFor(Post post) {
            return Optional.empty();
        }

        @Override
        public List<Post> postsOf(String userId) {
            return posts;
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
}
