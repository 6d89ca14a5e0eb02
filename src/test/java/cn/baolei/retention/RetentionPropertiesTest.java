package cn.baolei.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nights in Asia/Shanghai, eight hours before UTC. */
class RetentionPropertiesTest {

    @ParameterizedTest
    @CsvSource({"01:00, 05:00, 2030-03-04T16:59:59Z, , 2030-03-04", "01:00, 05:00, 2030-03-04T17:00:00Z, 2030-03-05, 2030-03-04",
        "01:00, 05:00, 2030-03-04T20:59:59Z, 2030-03-05, 2030-03-04", "01:00, 05:00, 2030-03-04T21:00:00Z, , 2030-03-05",
        "22:00, 04:00, 2030-03-04T13:59:59Z, , 2030-03-03", "22:00, 04:00, 2030-03-04T14:00:00Z, 2030-03-04, 2030-03-03",
        "22:00, 04:00, 2030-03-04T19:59:59Z, 2030-03-04, 2030-03-03", "22:00, 04:00, 2030-03-04T20:00:00Z, , 2030-03-04"})
    void should_KnowTheNight_When_TheClockIsRead(LocalTime from, LocalTime to, Instant now, LocalDate open, LocalDate closed) {
        RetentionProperties window = new RetentionProperties(from, to);
        assertThat(window.openAt(now).orElse(null)).isEqualTo(open);
        assertThat(window.lastClosedAt(now)).isEqualTo(closed);
    }
}
