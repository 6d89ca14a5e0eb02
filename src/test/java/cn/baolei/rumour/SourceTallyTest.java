package cn.baolei.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTallyTest {

    @Test
    void should_CountASourceOnce_When_ItIsNamedTwice() {
        assertThat(SourceTally.of(List.of(new Source("某小区居委会", false, false), new Source(" 某小区居委会 ", false, false))))
                .isEqualTo(new SourceTally(0, 1, "denied"));
    }

    @Test
    void should_LetTheAuthorityDecide_When_OthersContradictIt() {
        assertThat(SourceTally.of(List.of(new Source("市疾控中心", true, false), new Source("某医院办公室", false, true))))
                .isEqualTo(new SourceTally(1, 2, "denied"));
    }

    @Test
    void should_CallItMixed_When_SourcesOfOneRankContradictEachOther() {
        assertThat(SourceTally.of(List.of(new Source("甲单位办公室", false, false), new Source("乙单位办公室", false, true))))
                .isEqualTo(new SourceTally(0, 2, "mixed"));
    }

    @Test
    void should_CallItConfirmed_When_AllSaySo() {
        assertThat(SourceTally.of(List.of(new Source("甲单位办公室", false, true), new Source("乙单位办公室", false, true))).say())
                .isEqualTo("confirmed");
    }
}
