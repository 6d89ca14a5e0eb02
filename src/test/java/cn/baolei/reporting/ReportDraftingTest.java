package cn.baolei.reporting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportDraftingTest {

    private static final String EARLIER = "XN-20200201-1-R1";
    private static final ReportContent CORRECTION = new ReportContent(ReportKind.CORRECTION, EARLIER, "发热", Instant.EPOCH, "教室", "订正人数",
            new Figures(0, 1, 0, 0), "已隔离", "校医", null);

    private final ReportStore reports = mock(ReportStore.class);
    private final LegStore legs = mock(LegStore.class);
    private final OrganisationDirectory directory = mock(OrganisationDirectory.class);
    private final ReportDrafting drafting = new ReportDrafting(reports, legs, directory, Clock.systemUTC());

    @BeforeEach
    void merged() {
        when(directory.inForce("merged")).thenReturn(organisation("successor"));
        when(directory.inForce("successor")).thenReturn(organisation("successor"));
        when(directory.inForce("beside")).thenReturn(organisation("beside"));
        when(directory.get("beside")).thenReturn(organisation("beside"));
        when(reports.find(EARLIER)).thenReturn(Optional.of(new Report(EARLIER, "XN-20200201-1", "merged", "origin", 1, CORRECTION, "drafter",
                Instant.EPOCH, "signer", Instant.EPOCH, Instant.EPOCH)));
        when(reports.ofInstance("instance")).thenReturn(Optional.empty());
        when(reports.open(any(), any(), any(), any())).thenReturn(EARLIER);
        when(legs.of(any(), anyInt())).thenReturn(List.of());
    }

    @Test
    void should_ContinueItsCase_When_TheEarlierReportIsThatOfAMergedOrganisation() {
        drafting.draft("XN-9", "successor", "instance", CORRECTION, "drafter");
        verify(reports).open("XN-20200201-1", "successor", CORRECTION, "instance");
    }

    @Test
    void should_Refuse_When_TheEarlierReportIsAnothers() {
        assertThatThrownBy(() -> drafting.draft("XN-9", "beside", "instance", CORRECTION, "drafter"))
                .isInstanceOf(Refusal.class).hasMessageContaining(EARLIER);
    }

    private static Organisation organisation(String code) {
        return new Organisation(code, code, "school", "county", "county");
    }
}
