package cn.baolei.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class WorkingDayCalendarTest {

    private static final String HEADER = "year,from,to,kind,occasion,source\n";

    private final WorkingDayCalendar calendar = new WorkingDayCalendar(new WorkingDayFile(new ClassPathResource("working-days/china.csv")));

    /** The numbers of working days that follow from the yearly notices. */
    @ParameterizedTest
    @CsvSource({"2019,250", "2020,249", "2021,250", "2022,249", "2023,249", "2024,251", "2025,248", "2026,248"})
    void should_CountTheWorkingDaysOfTheYear_When_NoticesAreApplied(int year, int days) {
        Stream<LocalDate> all = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
        assertThat(all.filter(calendar::isWorkingDay).count()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-19,true", "2020-01-23,true", "2020-01-31,false", "2020-02-01,false", "2020-02-02,false", "2020-02-03,true",
        "2019-05-05,true", "2022-12-31,false", "2024-02-09,true", "2026-02-23,false", "2026-02-28,true", "2026-09-20,true"})
    void should_FollowTheNotice_When_DayIsSpecial(LocalDate day, boolean worked) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({"P1M, 2020-01-02T02:00:00Z, 2020-02-03T10:00:00Z", "P1M, 2020-03-31T02:00:00Z, 2020-04-30T10:00:00Z",
        "P6D, 2026-09-24T02:00:00Z, 2026-10-10T10:00:00Z", "P1D, 2020-05-08T15:59:00Z, 2020-05-09T10:00:00Z",
        "P1D, 2020-05-08T16:01:00Z, 2020-05-11T10:00:00Z"})
    void should_EndWithBusinessHours_When_TermIsCounted(String span, Instant from, Instant end) {
        assertThat(calendar.end(from, Span.of(span))).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-12-31", "2027-01-01"})
    void should_Refuse_When_YearHasNoData(LocalDate day) {
        assertThatThrownBy(() -> calendar.isWorkingDay(day)).isInstanceOf(Refusal.class)
                .hasMessageContaining(day.getYear() + "年的工作日");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "P1W2D ", "5", "PT0S", "P-1D", "PT-1H", "P1D2H"})
    void should_Refuse_When_SpanIsUnreadable(String text) {
        assertThatThrownBy(() -> Span.of(text)).isInstanceOf(Refusal.class).hasMessageContaining("无法识别");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2020,2020-01-01,2020-01-01,workday,元旦,x | 第 2 行：2020-01-01 不是周末",
        "2020,2020-01-02,2020-01-01,holiday,元旦,x | 第 2 行：末日早于首日",
        "2020,2020-13-01,2020-01-01,holiday,元旦,x | 第 2 行：年度或日期无法识别",
        "2020,2020-01-01,2020-01-01,off,元旦,x | 第 2 行：kind 只能是"})
    void should_NotStart_When_LineIsWrong(String line, String reason) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(IllegalStateException.class).hasMessageContaining(reason);
    }

    @Test
    void should_NotStart_When_DayIsNamedTwiceOrYearIsMissing() {
        assertThatThrownBy(() -> read("2020,2020-01-01,2020-01-03,holiday,元旦,x\n2020,2020-01-03,2020-01-03,holiday,元旦,x"))
                .hasMessageContaining("第 3 行：2020-01-03 重复");
        assertThatThrownBy(() -> read("2019,2019-01-01,2019-01-01,holiday,元旦,x\n2021,2021-01-01,2021-01-01,holiday,元旦,x"))
                .hasMessageContaining("缺少2020年");
        assertThatThrownBy(() -> read("")).hasMessageContaining("没有任何年度");
    }

    private static WorkingDayFile read(String lines) {
        return new WorkingDayFile(new ByteArrayResource((HEADER + lines).getBytes(StandardCharsets.UTF_8)));
    }
}
