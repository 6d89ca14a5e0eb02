package cn.baolei.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTest {

    @ParameterizedTest
    @CsvSource({
            "P1D, false, PT24H, false, true", "PT25H, false, P1D, false, false", "P1M, false, P1M, false, true", "P31D, false, P1M, false, false",
            "P28D, false, P1M, false, true", "P1M, false, P30D, false, false", "P1M, false, P31D, false, true", "P1M4D, false, P1M3D, false, false",
            "P3D, true, P3D, true, true", "P4D, true, P3D, true, false", "P1D, true, P5D, false, false",
            // A working day may be over 18 hours after it was begun, late in the evening before.
            "PT18H, false, P1D, true, true", "PT19H, false, P1D, true, false", "P4D, false, P5D, true, true", "P5D, false, P5D, true, false"})
    void should_CountTheWorstCase_When_TermsAreCompared(String now, boolean nowWorking, String before, boolean beforeWorking, boolean noLater) {
        assertThat(Term.of(now, nowWorking).orElseThrow().isNoLaterThan(Term.of(before, beforeWorking).orElseThrow())).isEqualTo(noLater);
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "P", "-P1D", "''", "1 day", "P1DT-2H"})
    void should_BeUnreadable_When_NoTimeIsSaid(String text) {
        assertThat(Term.of(text, false)).isEmpty();
    }
}
