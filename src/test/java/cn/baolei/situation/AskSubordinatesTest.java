package cn.baolei.situation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;

class AskSubordinatesTest {

    private static final Instant NOW = Instant.parse("2020-02-03T06:00:00Z");

    private final SituationRounds rounds = mock(SituationRounds.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final AskSubordinates ask = new AskSubordinates(rounds, mock(SituationInstances.class), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void should_NotWait_When_TheLastAnswerCameWhileOthersWereAsked() {
        when(rounds.nextToAsk(any(), any(), anyInt())).thenReturn(List.of());
        when(rounds.askedAll(any(), any())).thenReturn(true);
        ask.execute(execution);
        verify(execution).setVariable("moreToAsk", false);
        verify(execution).setVariable("collectUntil", Date.from(NOW));
    }

    @Test
    void should_Wait_When_AnswersAreMissing() {
        when(rounds.nextToAsk(any(), any(), anyInt())).thenReturn(List.of("a"));
        ask.execute(execution);
        verify(execution, never()).setVariable(eq("collectUntil"), any());
    }

    @Test
    void should_GoOnAsking_When_TheBatchWasFull() {
        when(rounds.nextToAsk(any(), any(), anyInt()))
                .thenAnswer(call -> IntStream.range(0, call.getArgument(2)).mapToObj(Integer::toString).toList());
        ask.execute(execution);
        verify(execution).setVariable("moreToAsk", true);
        verify(rounds, never()).askedAll(any(), any());
    }
}
