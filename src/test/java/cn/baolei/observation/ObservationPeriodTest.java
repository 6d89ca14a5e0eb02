package cn.baolei.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ObservationPeriodTest {

    private static final Instant NOW = Instant.parse("2020-02-03T02:00:00Z");

    @Test
    void should_CountFromTheEndOfTheDay_When_OnlyTheDateIsKnown() {
        assertThat(ObservationPeriod.of("2020-02-01", 14, NOW))
                .isEqualTo(new ObservationPeriod(Instant.parse("2020-02-01T16:00:00Z"), Instant.parse("2020-02-15T16:00:00Z")));
    }

    @Test
    void should_CountFromTheMoment_When_TimeIsKnown() {
        Instant until = Instant.parse("2020-02-15T01:30:00Z");
        assertThat(ObservationPeriod.of("2020-02-01T09:30+08:00", 14, NOW).until()).isEqualTo(until);
        assertThat(ObservationPeriod.of(Date.from(Instant.parse("2020-02-01T01:30:00Z")), 14, NOW).until()).isEqualTo(until);
    }

    @Test
    void should_CountFromNow_When_NobodyKnowsTheExposure() {
        assertThat(ObservationPeriod.of(null, 14, NOW).from()).isEqualTo(NOW);
        assertThat(ObservationPeriod.of("", 14, NOW).from()).isEqualTo(NOW);
    }

    @Test
    void should_ShowBeijingTime_When_OfficialsReadIt() {
        assertThat(ObservationPeriod.of("2020-02-01", 14, NOW).shown()).isEqualTo("2020年2月2日00:00至2020年2月16日00:00");
    }
}
