package cn.baolei.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.audit.Procedures;
import cn.baolei.audit.figures.Filter.View;
import cn.baolei.audit.Procedures.Version;
import cn.baolei.engine.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed into the address becomes a filter or a clear sentence, and links carry the same filter on. */
class FilterTest {

    private static final Version FIRST = new Version("pledge", "党员承诺践诺", 1, "pledge:1:a");
    private static final Version SECOND = new Version("pledge", "党员承诺践诺", 2, "pledge:2:b");

    private final Procedures procedures = mock(Procedures.class);
    /** Already the next day in Qinghai. */
    private final FilterCheck check = new FilterCheck(procedures, Clock.fixed(Instant.parse("2020-02-09T16:30:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void prepare() {
        when(procedures.of("pledge")).thenReturn(List.of(SECOND, FIRST));
        when(procedures.of("nowhere")).thenReturn(List.of());
    }

    @Test
    void should_OfferTheLastThirtyDays_When_NothingIsAskedYet() {
        assertThat(check.completed(new Asked(null, null, null, null, null, null))).isEqualTo(new Asked("steps", "", "", "", "2020-01-12", "2020-02-10"));
        assertThat(check.completed(new Asked("x", " pledge ", "", "", "", "昨天"))).as("what was typed stays")
                .isEqualTo(new Asked("steps", "pledge", "", "", "", "昨天"));
    }

    @Test
    void should_MakeAFilter_When_AllIsRight() {
        assertThat(checked("days", "pledge", "1", "xining", "2020-01-28", "2020-02-03"))
                .isEqualTo(new Filter(View.DAYS, SECOND, Optional.of(FIRST), Optional.of("xining"), LocalDate.of(2020, 1, 28), LocalDate.of(2020, 2, 3)));
        assertThat(checked("steps", "pledge", "", "", "2020-01-28", "2020-01-28").drawn()).isEqualTo(SECOND);
        assertThat(checked("steps", "pledge", "1", "", "2020-01-28", "2020-01-28").drawn()).isEqualTo(FIRST);
        assertThat(checked("steps", "pledge", "", "", "2020-01-01", "2020-12-31").to()).as("366 days").isEqualTo("2020-12-31");
    }

    @ParameterizedTest
    @CsvSource(emptyValue = "", value = {
        "nowhere, '', '', 2020-01-28, 2020-02-03, 没有这个流程，请从列表中选择",
        "pledge, 3, '', 2020-01-28, 2020-02-03, “党员承诺践诺”没有这一版，请从列表中选择",
        "pledge, x, '', 2020-01-28, 2020-02-03, “党员承诺践诺”没有这一版，请从列表中选择",
        "pledge, '', huangnan, 2020-01-28, 2020-02-03, 所选单位不在您的审计范围内，请从列表中选择",
        "pledge, '', '', '', 2020-02-03, 起始日期请按“年-月-日”填写，如 2020-02-10",
        "pledge, '', '', 2020-02-30, 2020-03-03, 起始日期请按“年-月-日”填写，如 2020-02-10",
        "pledge, '', '', 2020-01-28, 2020/02/03, 截止日期请按“年-月-日”填写，如 2020-02-10",
        "pledge, '', '', +999999999-12-31, 2020-02-03, 起始日期请按“年-月-日”填写，如 2020-02-10",
        "pledge, '', '', 2020-02-04, 2020-02-03, 起始日期晚于截止日期，请调整",
        "pledge, '', '', 2020-01-01, 2021-01-01, 时间段最长 366 天，请缩短"})
    void should_SayWhatIsWrong_When_SomethingElseIsTyped(String process, String version, String organisation, String from, String to, String message) {
        assertThatThrownBy(() -> checked("steps", process, version, organisation, from, to)).isInstanceOf(Refusal.class).hasMessage(message);
    }

    @Test
    void should_CarryTheSameFilter_When_AFigureIsOpened() {
        Filter filter = checked("organisations", "pledge", "1", "xining", "2020-01-28", "2020-02-03");
        String same = "process=pledge&version=1&organisation=xining&from=2020-01-28&to=2020-02-03";
        assertThat(filter.casesAt("sign")).isEqualTo("/audit?" + same + "&step=sign");
        assertThat(filter.lateAt("sign")).isEqualTo("/audit?" + same + "&step=sign&late=true");
        assertThat(filter.casesOf("chengxi", "state", "running")).isEqualTo("/audit?" + same.replace("xining", "chengxi") + "&state=running");
        assertThat(filter.casesOn(LocalDate.of(2020, 2, 1), "late", "true"))
                .isEqualTo("/audit?process=pledge&version=1&organisation=xining&from=2020-02-01&to=2020-02-01&late=true");
        assertThat(filter.at(View.DAYS)).isEqualTo("/audit/figures?" + same + "&view=days");
        assertThat(filter.within("chengxi")).isEqualTo("/audit/figures?" + same.replace("xining", "chengxi") + "&view=organisations");
        assertThat(checked("steps", "pledge", "", "", "2020-01-28", "2020-02-03").casesAt("sign")).as("all versions, all organisations")
                .isEqualTo("/audit?process=pledge&from=2020-01-28&to=2020-02-03&step=sign");
    }

    private Filter checked(String view, String process, String version, String organisation, String from, String to) {
        return check.check(check.completed(new Asked(view, process, version, organisation, from, to)), Set.of("xining", "chengxi"));
    }
}
