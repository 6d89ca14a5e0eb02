package cn.baolei.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.audit.figures.FigureTable.StepCount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Degrees of the map and the words of figures. */
class MeasureTest {

    @ParameterizedTest
    @CsvSource({"0, 10, —, 0", "1, 10, 1 次, 1", "2, 10, 2 次, 1", "3, 10, 3 次, 2", "10, 10, 10 次, 5", "1, 1, 1 次, 5", "2, 3, 2 次, 4"})
    void should_BeColouredByItsShareOfTheMost_When_AStepIsPassed(long passed, long most, String text, int degree) {
        StepCount step = new StepCount("a", "a", passed, passed, 0, null, null, 0, 0);
        assertThat(Measure.PASSED.text(step)).isEqualTo(text);
        assertThat(Measure.PASSED.degree(step, most)).isEqualTo(degree);
    }

    /** Every number of passes lies in the span of its colour, and in no other. */
    @ParameterizedTest
    @CsvSource({"1", "3", "5", "7", "12", "1000"})
    void should_NameTheSpanOfEachColour_When_TheLegendIsDrawn(long most) {
        for (long passed = 1; passed <= most; passed++) {
            long number = passed;
            int degree = Measure.PASSED.degree(new StepCount("a", "a", passed, passed, 0, null, null, 0, 0), most);
            assertThat(Measure.PASSED.legend(most)).filteredOn(one -> holds(one.text(), number)).extracting(Measure.Degree::degree).containsExactly(degree);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, —, 0", "0, 7, 0%, 1", "1, 20, 5.0%, 2", "1, 1000, 0.1%, 2", "1, 10, 10%, 3", "1, 4, 25%, 4", "3, 4, 75%, 5"})
    void should_TellTheShare_When_TasksWereLate(long late, long due, String text, int degree) {
        StepCount step = new StepCount("a", "a", 1, 1, 0, null, null, due, late);
        assertThat(Measure.LATE.text(step)).isEqualTo(text);
        assertThat(Measure.LATE.degree(step, 1)).isEqualTo(degree);
    }

    @ParameterizedTest
    @CsvSource({"PT0.4S, 0 秒, 1", "PT59S, 59 秒, 1", "PT60S, 1 分, 1", "PT61S, 1 分 1 秒, 1", "PT1H, 1 小时, 1", "PT1H0.001S, 1 小时, 2", "PT90M, 1 小时 30 分, 2",
        "PT24H, 1 天, 3", "PT49H30M, 2 天 1 小时, 4", "P30D, 30 天, 5"})
    void should_SayTheTwoLargestUnits_When_ATimeIsTold(Duration span, String text, int degree) {
        StepCount step = new StepCount("a", "a", 1, 1, 0, span, span, 0, 0);
        for (Measure measure : List.of(Measure.MEDIAN, Measure.P90)) {
            assertThat(measure.text(step)).isEqualTo(text);
            assertThat(measure.degree(step, 1)).isEqualTo(degree);
        }
    }

    private static boolean holds(String span, long number) {
        String[] ends = span.replace(" 次", "").split("–");
        return Long.parseLong(ends[0]) <= number && number <= Long.parseLong(ends[ends.length - 1]);
    }
}
