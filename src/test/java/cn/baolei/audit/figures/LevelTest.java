package cn.baolei.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom an organisation's cases count for when those of one level are compared. */
class LevelTest {

    private static final Set<String> ALL = Set.of("province", "xining", "chengxi", "school", "hainan", "closed");

    private final OrganisationDirectory directory = mock(OrganisationDirectory.class);

    @BeforeEach
    void draw() {
        List<Organisation> tree = List.of(organisation("province", null), organisation("xining", "province"), organisation("hainan", "province"),
                organisation("chengxi", "xining"), organisation("school", "chengxi"));
        Organisation closed = organisation("closed", "chengxi");
        when(directory.still()).thenReturn(directory);
        when(directory.all()).thenReturn(tree);
        when(directory.closedForGood()).thenReturn(List.of(closed));
        when(directory.withPredecessors(anyString())).thenAnswer(call -> call.getArgument(0).equals("school") ? List.of("school", "merged")
                : List.of(call.<String>getArgument(0)));
        when(directory.get(anyString())).thenAnswer(call -> organisation(call.getArgument(0), null));
        when(directory.inForce(anyString())).thenAnswer(call -> organisation(call.getArgument(0), null));
    }

    @Test
    void should_CompareThoseBelowTheTop_When_NothingIsChosen() {
        Level level = Level.of(directory, ALL, Optional.empty());
        assertThat(level.above()).map(Organisation::code).contains("province");
        assertThat(level.members()).extracting(Organisation::code).containsExactly("xining", "hainan");
        assertThat(level.groups()).isEqualTo(Map.of("province", "province", "xining", "xining", "chengxi", "xining", "school", "xining", "merged", "xining",
                "closed", "xining", "hainan", "hainan"));
        assertThat(level.deeper()).contains("xining").doesNotContain("hainan");
        assertThat(level.isAbove("province")).isTrue();
        assertThat(level.isAbove("xining")).isFalse();
    }

    @Test
    void should_CompareThoseBelowTheChosenOne_When_OneIsChosen() {
        Level level = Level.of(directory, ALL, Optional.of("chengxi"));
        assertThat(level.members()).extracting(Organisation::code).containsExactly("school", "closed");
        assertThat(level.groups()).isEqualTo(Map.of("chengxi", "chengxi", "school", "school", "merged", "school", "closed", "closed"));
        assertThat(Level.of(directory, ALL, Optional.of("school")).members()).isEmpty();
    }

    @Test
    void should_LeaveOutWhatIsNotGranted_When_TheScopeHasSeveralTops() {
        Level level = Level.of(directory, Set.of("chengxi", "school", "hainan"), Optional.empty());
        assertThat(level.above()).isEmpty();
        assertThat(level.members()).extracting(Organisation::code).containsExactly("hainan", "chengxi");
        assertThat(level.groups()).isEqualTo(Map.of("hainan", "hainan", "chengxi", "chengxi", "school", "chengxi", "merged", "chengxi"));
    }

    private static Organisation organisation(String code, String reportsTo) {
        return new Organisation(code, code, "body", reportsTo, reportsTo);
    }
}
