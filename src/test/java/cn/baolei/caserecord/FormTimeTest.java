package cn.baolei.caserecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Date;
import org.junit.jupiter.api.Test;

class FormTimeTest {

    @Test
    void should_ReadTheInstant_When_AFormOrTheEngineGaveIt() {
        Instant instant = Instant.parse("2020-01-30T00:30:00Z");

        assertThat(FormTime.instantOf("2020-01-30T08:30+08:00")).contains(instant);
        assertThat(FormTime.instantOf("2020-01-30T00:30Z")).contains(instant);
        assertThat(FormTime.instantOf(Date.from(instant))).contains(instant);
        assertThat(FormTime.instantOf("临时隔离室")).isEmpty();
        assertThat(FormTime.instantOf(null)).isEmpty();
    }

    @Test
    void should_CountDaysInShanghai_When_TheInstantIsStillYesterdayInUtc() {
        assertThat(FormTime.dayOf("2020-01-30T07:59+08:00")).isEqualTo(LocalDate.of(2020, 1, 30));
        assertThat(FormTime.dayOf("2020-01-30")).isEqualTo(LocalDate.of(2020, 1, 30));
        assertThatThrownBy(() -> FormTime.dayOf("昨天")).isInstanceOf(DateTimeParseException.class);
    }
}
