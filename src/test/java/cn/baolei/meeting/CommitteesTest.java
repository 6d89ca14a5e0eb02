package cn.baolei.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitteesTest {

    private final OrganisationDirectory directory = mock(OrganisationDirectory.class);
    private final Committees committees = new Committees(directory);

    @BeforeEach
    void organisations() {
        when(directory.superiorOf("branch")).thenReturn(Optional.of(new Organisation("school", "学校", "school", null, null)));
        when(directory.superiorOf("school")).thenReturn(Optional.empty());
        hold(Role.SECRETARY, "branch", "a");
        hold(Role.ORGANISATION_MEMBER, "branch", "b", "a");
        hold(Role.DISCIPLINE_MEMBER, "branch", "c");
        hold(Role.SECRETARY, "school", "x");
        hold(Role.COMMITTEE_MEMBER, "school", "y", "z", "a");
        hold(Role.DOCTOR, "school", "no-member");
    }

    @Test
    void should_CountEachPersonOnce_When_SomebodyHoldsTwoSeats() {
        assertThat(committees.of("branch", Set.of())).isEqualTo(new Committee("branch", List.of("a", "b", "c")));
    }

    @Test
    void should_GoOneLevelUp_When_TooFewMayVote() {
        assertThat(committees.of("branch", Set.of("a"))).isEqualTo(new Committee("school", List.of("x", "y", "z")));
    }

    @Test
    void should_Refuse_When_NoCommitteeIsLargeEnough() {
        assertThatThrownBy(() -> committees.of("branch", Set.of("a", "x"))).isInstanceOf(Refusal.class).hasMessageContaining("不足 3 人");
    }

    private void hold(Role role, String organisation, String... users) {
        when(directory.holdersOf(new Post(role, organisation))).thenReturn(List.of(users));
    }
}
