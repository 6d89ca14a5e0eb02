package cn.baolei.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RollCallMomentsTest {

    private static final Instant EIGHT = Instant.parse("2020-01-27T00:00:00Z");
    private static final Period SHIFT = new Period(EIGHT, EIGHT.plus(Duration.ofHours(12)));
    /** The first half ends half-way between 08:30 and 19:30. */
    private static final RollCallMoments TWICE = new RollCallMoments(2, Duration.ofMinutes(30));

    /** As early as it may be, or as late. */
    private static final RandomGenerator EARLY = () -> 0L;

    @Test
    void should_StayInItsPart_When_AskedForEachCall() {
        assertThat(TWICE.next(SHIFT, EIGHT, 0, EARLY)).isEqualTo(at(0, 30));
        assertThat(TWICE.next(SHIFT, EIGHT, 0, late())).isEqualTo(at(6, 0).minusSeconds(1));
        assertThat(TWICE.next(SHIFT, at(2, 0), 1, EARLY)).isEqualTo(at(6, 0));
        assertThat(TWICE.next(SHIFT, at(2, 0), 1, late())).isEqualTo(at(11, 30).minusSeconds(1));
    }

    @Test
    void should_NotCallInThePast_When_ThePersonSignedInLate() {
        assertThat(TWICE.next(SHIFT, at(3, 0), 0, EARLY)).isEqualTo(at(3, 0));
        assertThat(TWICE.next(SHIFT, at(7, 0), 0, EARLY)).isEqualTo(at(7, 0));
    }

    @Test
    void should_ComeAfterTheShift_When_NoCallIsLeft() {
        assertThat(TWICE.next(SHIFT, at(8, 0), 2, EARLY)).isAfter(SHIFT.to());
        assertThat(TWICE.next(SHIFT, at(11, 30), 1, EARLY)).isAfter(SHIFT.to());
        assertThat(TWICE.next(new Period(EIGHT, at(0, 40)), EIGHT, 0, EARLY)).isAfter(at(0, 40));
    }

    private static Instant at(int hours, int minutes) {
        return EIGHT.plus(Duration.ofHours(hours)).plus(Duration.ofMinutes(minutes));
    }

    private static RandomGenerator late() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
