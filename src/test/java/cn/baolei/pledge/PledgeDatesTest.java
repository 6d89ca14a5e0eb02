package cn.baolei.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PledgeDatesTest {

    private final PledgeDates dates = new PledgeDates(LocalDate.parse("2020-02-05"), LocalDate.parse("2020-02-20"), 7);

    @Test
    void should_LetMembersSignAllDay_When_ItIsTheLastDay() {
        assertThat(dates.signingEndsAt()).isEqualTo(Instant.parse("2020-02-05T16:00:00Z"));
    }

    @Test
    void should_CheckInTheMorningAfterTheInterval_When_ThereIsTime() {
        assertThat(dates.nextCheck(Instant.parse("2020-02-05T16:00:00Z"))).isEqualTo(Instant.parse("2020-02-13T01:00:00Z"));
    }

    @Test
    void should_CheckOnTheLastDay_When_TheIntervalIsLonger() {
        assertThat(dates.nextCheck(Instant.parse("2020-02-13T01:00:00Z"))).isEqualTo(Instant.parse("2020-02-20T01:00:00Z"));
    }

    @Test
    void should_BeOver_When_TheLastDayHasCome() {
        assertThat(dates.isOver(Instant.parse("2020-02-19T15:59:59Z"))).isFalse();
        assertThat(dates.isOver(Instant.parse("2020-02-19T16:00:00Z"))).isTrue();
    }
}
