package cn.baolei.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReportPeriodTest {

    private final ReportPeriod period = ReportPeriod.after(LocalDate.parse("2020-02-01"));

    @Test
    void should_LastFourteenFullDays_When_TheDayOfReturnIsOver() {
        Instant midnight = Instant.parse("2020-02-15T16:00:00Z");
        assertThat(period.until()).isEqualTo(midnight);
        assertThat(period.isOver(midnight.minusSeconds(1))).isFalse();
        assertThat(period.isOver(midnight)).isTrue();
    }

    @Test
    void should_AskNextMorning_When_ReportsAreDaily() {
        Instant nine = Instant.parse("2020-02-03T01:00:00Z");
        assertThat(period.nextReport(Instant.parse("2020-02-02T01:00:00Z"), 1)).isEqualTo(nine);
        // Late in the evening in Beijing, still the same day.
        assertThat(period.nextReport(Instant.parse("2020-02-02T15:59:00Z"), 1)).isEqualTo(nine);
    }

    @Test
    void should_SkipDays_When_ReportsAreFewer() {
        assertThat(period.nextReport(Instant.parse("2020-02-02T01:00:00Z"), 3)).isEqualTo(Instant.parse("2020-02-05T01:00:00Z"));
    }

    @Test
    void should_StopAtTheEnd_When_ThePeriodIsOverBefore() {
        assertThat(period.nextReport(Instant.parse("2020-02-15T01:00:00Z"), 1)).isEqualTo(period.until());
        assertThat(period.nextReport(Instant.parse("2020-02-20T01:00:00Z"), 1)).isEqualTo(period.until());
    }
}
