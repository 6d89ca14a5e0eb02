package cn.baolei.situation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.situation.SituationContent.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SituationViewTest {

    private static final Instant NOW = Instant.parse("2020-02-03T09:00:00Z");

    private final SituationView view = new SituationView();

    @Test
    void should_KeepTheSentenceShort_When_HundredsAreMissing() {
        List<Unit> units = IntStream.rangeClosed(1, 400).mapToObj(no -> new Unit("s" + no, "学校" + no, "未报", null, false)).toList();
        assertThat(view.completeness(content(units))).startsWith("应报400个，已报0个（其中零报告0个），未报400个：学校1、")
                .contains("、学校10等；").doesNotContain("学校11");
        assertThat(view.units(units)).hasSize(400);
    }

    @Test
    void should_CountEachUnitOnce_When_SomeAreLateAndSomeMissing() {
        List<Unit> units = List.of(new Unit("a", "甲校", "零报告", NOW, false), new Unit("b", "乙校", "已报（迟报）", NOW, true),
                new Unit("c", "丙校", "零报告（迟报）", NOW, true), new Unit("d", "丁校", "未报", null, false));
        assertThat(view.completeness(content(units)))
                .isEqualTo("应报4个，已报3个（其中零报告2个），未报1个：丁校；迟报2个：乙校、丙校");
    }

    private static SituationContent content(List<Unit> units) {
        return new SituationContent("x", NOW, SituationFigures.NONE, SituationFigures.NONE, SituationFigures.NONE, units, List.of(),
                null, null, null);
    }

    @Test
    void should_BeginWithTheFigures_When_NobodyHasWrittenYet() {
        SituationFigures own = new SituationFigures(Map.of(SituationItem.OPEN_CASES, 2L));
        assertThat(view.opening(new SituationContent("x", NOW, own, SituationFigures.NONE, own, List.of(), List.of(), null,
                null, null)))
                .startsWith("截至2020年2月3日17:00，在办疑似病例处置2件，").endsWith("逾期未办事项0件。");
    }
}
