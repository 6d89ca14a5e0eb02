package cn.baolei.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A school under a county under the province, with the posts each test fills. */
class RouterTest {

    private final OrganisationDirectory directory = mock(OrganisationDirectory.class);
    private final Absences absences = mock(Absences.class);
    private final Router router = new Router(directory, new Attendance(directory, absences));

    @BeforeEach
    void tree() {
        Organisation province = new Organisation("province", "省", "province", null, null);
        Organisation county = new Organisation("county", "县", "county", "province", "province");
        Organisation school = new Organisation("school", "校", "school", "county", "county");
        when(directory.root()).thenReturn(province);
        List.of(province, county, school).forEach(one -> when(directory.get(one.code())).thenReturn(one));
        when(directory.inForce(anyString())).thenAnswer(asked -> directory.get(asked.getArgument(0)));
        when(directory.superiorOf(anyString())).thenReturn(Optional.empty());
        when(directory.superiorOf("school")).thenReturn(Optional.of(county));
        when(directory.superiorOf("county")).thenReturn(Optional.of(province));
        when(directory.deputyFor(any())).thenReturn(Optional.empty());
        when(directory.holdersOf(any())).thenReturn(List.of());
    }

    @Test
    void should_ChooseThePostItself_When_SomebodyHoldsIt() {
        filled(Role.DOCTOR, "school", "a");
        Route route = router.route(Role.DOCTOR, "school", Set.of());
        assertThat(route.chosen()).isEqualTo(new Post(Role.DOCTOR, "school"));
        assertThat(route.fallback()).isEmpty();
    }

    @Test
    void should_FallToTheNamedDeputyBeforeTheSecretary_When_PostIsVacant() {
        when(directory.deputyFor(new Post(Role.DOCTOR, "school"))).thenReturn(Optional.of(Role.COUNSELLOR));
        filled(Role.COUNSELLOR, "school", "b");
        filled(Role.SECRETARY, "school", "c");
        Route route = router.route(Role.DOCTOR, "school", Set.of());
        assertThat(route.chosen()).isEqualTo(new Post(Role.COUNSELLOR, "school"));
        assertThat(route.fallback()).contains("代校校医（卫生联络员）办理：该岗位空缺，由校班主任/辅导员代为办理");
    }

    @Test
    void should_FallToTheSecretary_When_NoDeputyIsThere() {
        filled(Role.SECRETARY, "school", "c");
        filled(Role.DOCTOR, "county", "d");
        assertThat(router.route(Role.DOCTOR, "school", Set.of()).chosen()).isEqualTo(new Post(Role.SECRETARY, "school"));
    }

    @Test
    void should_FallToTheSameRoleOneLevelUp_When_NobodyIsThere() {
        filled(Role.DOCTOR, "county", "d");
        filled(Role.SECRETARY, "county", "e");
        assertThat(router.route(Role.DOCTOR, "school", Set.of()).chosen()).isEqualTo(new Post(Role.DOCTOR, "county"));
    }

    @Test
    void should_LeaveItToThePost_When_OneOfItsHoldersIsAway() {
        filled(Role.DOCTOR, "school", "a", "b");
        away("a", null);
        Route route = router.route(Role.DOCTOR, "school", Set.of());
        assertThat(route.chosen()).isEqualTo(new Post(Role.DOCTOR, "school"));
        assertThat(route.handlers()).containsExactly("b");
        assertThat(route.fallback()).isEmpty();
    }

    @Test
    void should_NameTheSubstitute_When_TheOnlyHolderIsAway() {
        filled(Role.DOCTOR, "school", "a");
        filled(Role.COUNSELLOR, "school", "b");
        when(directory.postsOf("b")).thenReturn(List.of(new Post(Role.COUNSELLOR, "school")));
        when(directory.displayNameOf("b")).thenReturn("乙");
        away("a", "b");
        Route route = router.route(Role.DOCTOR, "school", Set.of());
        assertThat(route.chosen()).isEqualTo(new Post(Role.DOCTOR, "school"));
        assertThat(route.handlers()).containsExactly("b");
        assertThat(route.fallback()).contains("代校校医（卫生联络员）办理：任职人员请假或外出，由乙代为办理");
    }

    @Test
    void should_FallAsFromAVacantPost_When_TheSubstituteServesElsewhereOrMayNot() {
        filled(Role.DOCTOR, "school", "a");
        filled(Role.SECRETARY, "school", "c");
        when(directory.postsOf("d")).thenReturn(List.of(new Post(Role.DOCTOR, "county")));
        away("a", "d");
        assertThat(router.route(Role.DOCTOR, "school", Set.of()).chosen()).isEqualTo(new Post(Role.SECRETARY, "school"));
        when(directory.postsOf("d")).thenReturn(List.of(new Post(Role.MEMBER, "school")));
        assertThat(router.route(Role.DOCTOR, "school", Set.of()).handlers()).containsExactly("d");
        assertThat(router.route(Role.DOCTOR, "school", Set.of("d")).chosen()).isEqualTo(new Post(Role.SECRETARY, "school"));
    }

    @Test
    void should_StayWithWhoeverIsAway_When_NobodyElseUpToTheTopIsThere() {
        filled(Role.DOCTOR, "school", "a");
        away("a", null);
        assertThat(router.route(Role.DOCTOR, "school", Set.of()).handlers()).containsExactly("a");
    }

    @Test
    void should_TreatThePostAsVacant_When_ItsOnlyHolderIsExcluded() {
        filled(Role.DOCTOR, "school", "a");
        filled(Role.SECRETARY, "school", "c");
        assertThat(router.route(Role.DOCTOR, "school", Set.of("a")).chosen()).isEqualTo(new Post(Role.SECRETARY, "school"));
    }

    @Test
    void should_Refuse_When_NobodyUpToTheTopCouldTakeIt() {
        assertThatThrownBy(() -> router.route(Role.DOCTOR, "school", Set.of())).isInstanceOf(Refusal.class)
                .hasMessageContaining("无人可办").hasMessageContaining("校校医");
    }

    @Test
    void should_FollowTheReportingLine_When_PlaceIsRelative() {
        assertThat(router.resolve(Place.of("own"), "school", Optional.empty())).isEqualTo("school");
        assertThat(router.resolve(Place.of("person"), "school", Optional.empty())).isEqualTo("school");
        assertThat(router.resolve(Place.of("on-duty"), "school", Optional.empty())).isEqualTo("school");
        assertThat(router.resolve(Place.of("superior"), "school", Optional.empty())).isEqualTo("county");
        assertThat(router.resolve(Place.of("superior-2"), "school", Optional.empty())).isEqualTo("province");
        assertThat(router.resolve(Place.of("province"), "school", Optional.empty())).isEqualTo("province");
        assertThat(router.resolve(Place.of("concerned"), "school", Optional.of("county"))).isEqualTo("county");
        assertThatThrownBy(() -> router.resolve(Place.of("superior-3"), "school", Optional.empty())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> router.resolve(Place.of("concerned"), "school", Optional.empty())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Place.of("elsewhere")).isInstanceOf(IllegalArgumentException.class);
    }

    private void away(String user, String substitute) {
        when(absences.away(argThat(asked -> asked != null && asked.contains(user)))).thenReturn(Map.of(user, Optional.ofNullable(substitute)));
    }

    private void filled(Role role, String organisation, String... users) {
        when(directory.holdersOf(new Post(role, organisation))).thenReturn(List.of(users));
    }
}
