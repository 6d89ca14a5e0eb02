package cn.baolei.reporting;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import cn.baolei.engine.CurrentUser;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapters between the diagram and the services: which variables they read, which they write. */
class ReportDelegatesTest {

    private final ReportClimb climb = mock(ReportClimb.class);
    private final ReportInstances instances = mock(ReportInstances.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final ReportLeg leg = new ReportLeg("a-1-R1", 2, "school", "county", null, null, null, null, null, null, null, null,
            null, "sender", null);
    private final Report report = new Report("a-1-R1", "a-1", "school", "origin", 2, null, null, null, null, null, null);

    @BeforeEach
    void reportAtACounty() {
        when(execution.getVariable("reportNumber")).thenReturn("a-1-R1");
        when(execution.getVariable("reportVersion")).thenReturn(2);
        when(execution.getTenantId()).thenReturn("county");
        when(execution.getProcessInstanceId()).thenReturn("instance");
    }

    @Test
    void should_StartTheReceiver_When_TheReportIsSentOut() {
        when(climb.sendOut("instance")).thenReturn(Optional.of(leg));
        new SendReportUpward(climb, instances).execute(execution);
        verify(instances).start(leg);
    }

    @Test
    void should_StartNothing_When_TheReportWasSentBefore() {
        when(climb.sendOut("instance")).thenReturn(Optional.empty());
        when(climb.forward("a-1-R1", 2, "county", "instance")).thenReturn(Optional.empty());
        new SendReportUpward(climb, instances).execute(execution);
        new ForwardReport(climb, instances).execute(execution);
        verifyNoInteractions(instances);
    }

    @Test
    void should_MarkTheLevelAsSkipped_When_ItWasPassedOver() {
        when(execution.getVariable("overdueStep")).thenReturn("review");
        when(climb.skip("a-1-R1", 2, "county", OverdueStep.REVIEW, "instance")).thenReturn(Optional.of(leg));
        new SkipUpward(climb, instances).execute(execution);
        verify(instances).start(leg);
        verify(execution).setVariable("skippedUpward", true);
    }

    @Test
    void should_NotMarkTheLevelAsSkipped_When_ItAnsweredMeanwhile() {
        when(execution.getVariable("overdueStep")).thenReturn("receipt");
        when(climb.skip("a-1-R1", 2, "county", OverdueStep.RECEIPT, "instance")).thenReturn(Optional.empty());
        new SkipUpward(climb, instances).execute(execution);
        verify(execution, never()).setVariable(any(), any());
    }

    @Test
    void should_RecordWhoSignedAndWhetherSkipped_When_ReceiptIsAcknowledged() {
        CurrentUser user = mock(CurrentUser.class);
        when(user.id()).thenReturn(Optional.of("county.duty-officer"));
        when(climb.acknowledge("a-1-R1", 2, "county", "county.duty-officer")).thenReturn(true);
        new RecordAcknowledgement(climb, user).execute(execution);
        verify(execution).setVariable("skippedUpward", true);
    }

    @Test
    void should_SendTheReasonOfTheLevelThatReturns_When_ReportIsSentBack() {
        when(execution.getVariable("highestLevel")).thenReturn(false);
        when(execution.getVariable("reviewReturnReason")).thenReturn("人数不符");
        when(climb.sendBack("a-1-R1", 2, "county", "人数不符")).thenReturn(Optional.of(report));
        new ReturnReport(climb, instances).execute(execution);
        verify(instances).sendBack(report, "county", "人数不符");
    }

    @Test
    void should_AnswerOnlyRead_When_ThePartyGroupGivesNoInstruction() {
        when(execution.getVariable("readDecision")).thenReturn("read");
        when(execution.getVariable("readInstruction")).thenReturn("不应使用");
        when(climb.conclude("a-1-R1", 2, "已阅")).thenReturn(Optional.of(report));
        new ConcludeReport(climb, instances).execute(execution);
        verify(instances).conclude(report, "已阅");
    }
}
