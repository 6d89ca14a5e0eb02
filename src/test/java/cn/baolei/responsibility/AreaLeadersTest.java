package cn.baolei.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan in force was made before 甲校 was merged into 乙校, and names 甲校 only. */
class AreaLeadersTest {

    private final AreaPlans plans = mock(AreaPlans.class);
    private final Leadership leadership = mock(Leadership.class);
    private final OrganisationDirectory directory = mock(OrganisationDirectory.class);
    private final AreaLeaders leaders = new AreaLeaders(plans, leadership, directory);

    @BeforeEach
    void merged() {
        Organisation county = organisation("county");
        Organisation successor = organisation("b");
        when(directory.superiorOf(any())).thenReturn(Optional.of(county));
        when(directory.inForce(any())).thenReturn(successor);
        when(directory.withPredecessors("b")).thenReturn(List.of("b", "a"));
        when(plans.areaOf(any(), any())).thenReturn(Optional.empty());
        when(plans.areaOf("a", "county")).thenReturn(Optional.of(new Area("第一片", "a", "county.deputy")));
    }

    @Test
    void should_AnswerForTheSuccessorToo_When_ThePlanNamesTheMergedOne() {
        when(leadership.members("county")).thenReturn(Map.of("county.deputy", "副书记"));
        assertThat(leaders.leaderOf("a")).contains("county.deputy");
        assertThat(leaders.leaderOf("b")).contains("county.deputy");
    }

    @Test
    void should_NameNobody_When_WhoeverWasNamedHasLeft() {
        when(leadership.members("county")).thenReturn(Map.of());
        assertThat(leaders.leaderOf("b")).isEmpty();
    }

    private static Organisation organisation(String code) {
        return new Organisation(code, code, "school", "county", "county");
    }
}
