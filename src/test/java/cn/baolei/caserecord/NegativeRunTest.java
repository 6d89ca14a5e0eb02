package cn.baolei.caserecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NegativeRunTest {

    private static final Instant FIRST = Instant.parse("2020-02-10T01:00:00Z");

    @Test
    void should_SpanNothing_When_ThereAreFewerThanTwoSamples() {
        assertThat(NegativeRun.EMPTY.hours()).isZero();
        assertThat(NegativeRun.EMPTY.withNegative(FIRST).hours()).isZero();
    }

    @Test
    void should_StayBelow24_When_OneMinuteIsMissing() {
        assertThat(run(Duration.ofHours(24).minusMinutes(1)).hours()).isLessThan(24);
        assertThat(run(Duration.ofHours(24)).hours()).isEqualTo(24);
    }

    @Test
    void should_MeasureBySampling_When_ResultsArriveInAnotherOrder() {
        assertThat(NegativeRun.EMPTY.withNegative(FIRST.plus(Duration.ofDays(2))).withNegative(FIRST)
                .withNegative(FIRST.plus(Duration.ofDays(1))).hours()).isEqualTo(48);
    }

    private static NegativeRun run(Duration apart) {
        return NegativeRun.EMPTY.withNegative(FIRST).withNegative(FIRST.plus(apart));
    }
}
