package cn.baolei.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The files in organisations/, taken over as the demonstration does at its start. */
@OrganisationTest
@Import(ImportAtStart.class)
@ActiveProfiles("demo")
class ShippedOrganisationsTest {

    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private RosterStore store;
    @Autowired
    private IdentityService identities;
    private Roster roster;

    @BeforeEach
    void readRoster() {
        roster = store.current();
    }

    @Test
    void should_HaveAtLeastFourLevelsBelowTheRoot_When_Imported() {
        assertThat(directory.all()).anySatisfy(organisation ->
                assertThat(ancestorsOf(organisation).size()).isGreaterThanOrEqualTo(4));
    }

    @Test
    void should_HaveEveryKindOfPost_When_Imported() {
        assertThat(roster.posts().keySet()).extracting(Post::role).contains(Role.values());
    }

    @Test
    void should_EndEveryReportingLineAtTheRoot_When_Imported() {
        assertThat(directory.all()).allSatisfy(organisation ->
                assertThat(reportPathOf(organisation.code())).endsWith(directory.root().code()));
    }

    @Test
    void should_ClimbSchoolCountyPrefectureOfficeRoot_When_TheMainDemonstrationSchoolReports() {
        assertThat(reportPathOf("yanshi-shiyan"))
                .containsExactly("yanshi-shiyan", "xining-chengxi", "xining", "qhedu-ldxzb", "qhedu");
    }

    @Test
    void should_FillEverySchoolPost_When_SchoolIsTheMainDemonstrationSchool() {
        assertThat(roster.posts().keySet()).filteredOn(post -> post.organisation().equals("yanshi-shiyan"))
                .hasSize(13).allSatisfy(post -> assertThat(directory.holdersOf(post)).isNotEmpty());
        assertThat(directory.holdersOf(new Post(Role.COUNSELLOR, "yanshi-shiyan"))).hasSize(2);
        assertThat(directory.holdersOf(new Post(Role.COMMITTEE_MEMBER, "yanshi-shiyan"))).hasSize(2);
    }

    @Test
    void should_NameOnlyDemonstrationSchools_When_CasesMayBePlayedThere() {
        assertThat(directory.all()).filteredOn(organisation -> Stream.of("school", "vocational", "branch").anyMatch(organisation.kind()::equals))
                .isNotEmpty().allSatisfy(organisation -> assertThat(organisation.name()).contains("演示"));
    }

    @Test
    void should_LeaveOnlyTheDocumentedPostsVacant_When_Imported() {
        assertThat(roster.posts().keySet()).filteredOn(post -> directory.holdersOf(post).isEmpty()).extracting(Post::groupId)
                .containsExactlyInAnyOrder("duty-officer@yanshi-xx1", "reporter@yanshi-xx-huzhu", "secretary@yanshi-xx-yushu",
                        "deputy-secretary@yanshi-xx-yushu", "doctor@yanshi-xx-maqin", "committee-member@yanshi-zx-gonghe",
                        "duty-leader@yanshi-zx-geermu");
    }

    @Test
    void should_KeepPostsApart_When_OneUserHoldsTwoInTwoOrganisations() {
        assertThat(directory.postsOf("yanshi-xx1-zb1.secretary")).containsExactly(
                new Post(Role.SECRETARY, "yanshi-xx1-zb1"), new Post(Role.DOCTOR, "yanshi-xx1"));
        assertThat(identities.createTenantQuery().userMember("yanshi-xx1-zb1.secretary").count()).isEqualTo(2);
    }

    @Test
    void should_SignIn_When_UserIsADemonstrationUser() {
        assertThat(identities.createUserQuery().count()).isEqualTo(roster.officials().size());
        assertThat(identities.checkPassword("yanshi-shiyan.doctor", "Baolei-2020!")).isTrue();
    }

    private List<Organisation> ancestorsOf(Organisation organisation) {
        return Stream.iterate(organisation, current -> current.parent() != null, current -> directory.get(current.parent())).toList();
    }

    private List<String> reportPathOf(String code) {
        List<String> path = new ArrayList<>(List.of(code));
        directory.superiorOf(code).ifPresent(superior -> path.addAll(reportPathOf(superior.code())));
        return path;
    }
}
