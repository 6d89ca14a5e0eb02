package cn.baolei.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingScheduleTest {

    private final ReadingSchedule schedule = new ReadingSchedule(List.of(LocalTime.of(18, 0), LocalTime.of(8, 0)));

    /** All in UTC, eight hours behind Beijing. */
    @ParameterizedTest
    @CsvSource({
        "2020-02-01T00:00:00Z, 2020-02-01T10:00:00Z, 2020-02-01T00:00:00Z",
        "2020-01-31T23:59:59Z, 2020-02-01T00:00:00Z, 2020-01-31T10:00:00Z",
        "2020-02-01T10:00:30Z, 2020-02-02T00:00:00Z, 2020-02-01T10:00:00Z",
        "2020-02-01T16:30:00Z, 2020-02-02T00:00:00Z, 2020-02-01T10:00:00Z",
        "2020-02-29T09:59:00Z, 2020-02-29T10:00:00Z, 2020-02-29T00:00:00Z"})
    void should_FollowBeijingTime_When_AskedForSlots(Instant moment, Instant next, Instant current) {
        assertThat(schedule.nextAfter(moment)).isEqualTo(next);
        assertThat(schedule.at(moment)).isEqualTo(current);
    }

    @Test
    void should_Refuse_When_NoTimeIsNamed() {
        assertThatThrownBy(() -> new ReadingSchedule(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
