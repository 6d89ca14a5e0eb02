package cn.baolei.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanCheckTest {

    /** On a Monday in Beijing. */
    private static final Instant EIGHT = Instant.parse("2020-01-27T00:00:00Z");
    private static final Instant TWENTY = Instant.parse("2020-01-27T12:00:00Z");
    private static final Instant NEXT_EIGHT = Instant.parse("2020-01-28T00:00:00Z");
    private static final Period DAY = new Period(EIGHT, NEXT_EIGHT);

    @Test
    void should_FindNothing_When_EveryHourHasOnePerson() {
        assertThat(findings(shift(EIGHT, TWENTY, "甲", "子"), shift(TWENTY, NEXT_EIGHT, "乙", "丑"))).isEmpty();
    }

    @Test
    void should_NameTheGap_When_HoursAreOpen() {
        assertThat(findings(shift(EIGHT, TWENTY, "甲", "子")))
                .containsExactly("1月27日（星期一）20:00—1月28日（星期二）08:00：无人值班，24小时值班不能有空档");
        assertThat(findings(shift(TWENTY, NEXT_EIGHT, "甲", "子"))).containsExactly("1月27日（星期一）08:00—20:00：无人值班，24小时值班不能有空档");
        assertThat(findings()).containsExactly("1月27日（星期一）08:00—1月28日（星期二）08:00：无人值班，24小时值班不能有空档");
    }

    @Test
    void should_NameThePost_When_NobodyIsNamed() {
        assertThat(findings(shift(EIGHT, NEXT_EIGHT, "", ""))).containsExactly(
                "1月27日（星期一）08:00—1月28日（星期二）08:00：没有安排值班员", "1月27日（星期一）08:00—1月28日（星期二）08:00：没有安排带班领导");
    }

    @Test
    void should_NameThePerson_When_BothPostsAreOnePersons() {
        assertThat(findings(shift(EIGHT, NEXT_EIGHT, "甲", "甲")))
                .containsExactly("1月27日（星期一）08:00—1月28日（星期二）08:00：甲不能同时担任值班员和带班领导");
    }

    @Test
    void should_NameTheHours_When_TwoShiftsOverlap() {
        assertThat(findings(shift(EIGHT, NEXT_EIGHT, "甲", "子"), shift(TWENTY, NEXT_EIGHT, "乙", "丑")))
                .containsExactly("1月27日（星期一）20:00—1月28日（星期二）08:00：排了两个班次");
    }

    @Test
    void should_NameBothShifts_When_SomebodyIsBookedTwice() {
        assertThat(PlanCheck.findings(DAY, List.of(shift(EIGHT, NEXT_EIGHT, "甲", "子")), List.of(shift(TWENTY, NEXT_EIGHT, "子", "丑")),
                name -> name)).containsExactly("子重复排班：1月27日（星期一）08:00—1月28日（星期二）08:00与1月27日（星期一）20:00—1月28日（星期二）08:00");
    }

    @Test
    void should_RefuseTwoShiftsWithoutRest_When_TheyAdjoin() {
        assertThat(findings(shift(EIGHT, TWENTY, "甲", "子"), shift(TWENTY, NEXT_EIGHT, "甲", "子")))
                .containsExactly("甲连续值两个班：1月27日（星期一）08:00—20:00与1月27日（星期一）20:00—1月28日（星期二）08:00");
    }

    @ParameterizedTest
    @EnumSource(ShiftPattern.class)
    void should_CoverSevenDaysWithoutAGap_When_PatternIs(ShiftPattern pattern) {
        List<Period> week = pattern.week(LocalDate.of(2020, 1, 27));
        List<PlannedShift> shifts = new ArrayList<>();
        for (int i = 0; i < week.size(); i++) {
            shifts.add(new PlannedShift(week.get(i), "officer" + i % 2, "leader"));
        }
        Period whole = new Period(week.get(0).from(), week.get(week.size() - 1).to());
        assertThat(java.time.Duration.between(whole.from(), whole.to()).toDays()).isEqualTo(7);
        assertThat(PlanCheck.findings(whole, shifts, List.of(), name -> name)).isEmpty();
    }

    private static List<String> findings(PlannedShift... shifts) {
        return PlanCheck.findings(DAY, List.of(shifts), List.of(), name -> name);
    }

    private static PlannedShift shift(Instant from, Instant to, String officer, String leader) {
        return new PlannedShift(new Period(from, to), officer, leader);
    }
}
