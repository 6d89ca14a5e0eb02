package cn.baolei.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SituationCompilationTest {

    private static final Instant NOW = Instant.parse("2020-02-03T09:00:00Z");

    @Test
    void should_CountCasesOfMergedOrganisations_When_TheSuccessorReports() {
        EntryTable entries = mock(EntryTable.class);
        FigureSource figures = mock(FigureSource.class);
        ReportingLine line = mock(ReportingLine.class);
        OrganisationDirectory directory = mock(OrganisationDirectory.class);
        SituationFigures own = new SituationFigures(Map.of(SituationItem.OPEN_CASES, 2L));
        SituationFigures all = new SituationFigures(Map.of(SituationItem.OPEN_CASES, 5L));
        when(entries.collectedBy(any(), any())).thenReturn(List.of());
        when(line.subtreeOf("b")).thenReturn(Set.of("b", "below"));
        when(directory.withPredecessors("b")).thenReturn(List.of("b", "merged"));
        when(directory.withPredecessors(Set.of("b", "below"))).thenReturn(Set.of("b", "merged", "below"));
        when(figures.of(List.of("b", "merged"), NOW)).thenReturn(own);
        when(figures.of(Set.of("b", "merged", "below"), NOW)).thenReturn(all);

        SituationContent content = new SituationCompilation(entries, figures, line, directory, Clock.fixed(NOW, ZoneOffset.UTC)).compile("round", "b");

        assertThat(content).extracting(SituationContent::own, SituationContent::system).containsExactly(own, all);
    }
}
