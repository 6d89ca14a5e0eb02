package cn.baolei.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataCheckTest {

    private final KnownPersons persons = mock(KnownPersons.class);
    private final PersonalDataCheck check = new PersonalDataCheck(persons, new ReleaseProperties(Map.of(), Set.of("0971-6310000")));

    /** 30 February: the numbers are nobody's. */
    @ParameterizedTest
    @ValueSource(strings = {"63010220000230000X", "号码63010220000230000x。", "630102 20000230 000X", "６３０１０２２００００２３００００Ｘ"})
    void should_FindAnIdentityNumber_When_ItsCheckDigitIsRight(String text) {
        assertThat(check.findings(Map.of("正文", text))).extracting(Finding::kind).contains(PersonalDataKind.IDENTITY_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"630102200002300001", "163010220000230000X", "共6301022000人", "青教综〔2020〕25号"})
    void should_FindNoIdentityNumber_When_ItIsNone(String text) {
        assertThat(check.findings(Map.of("正文", text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13900000000", "电话：139-0000-0000", "139 0000 0000", "１３９００００００００", "0971-6311111", "（0971）6311111", "09716311111"})
    void should_FindATelephoneNumber_When_OneIsWritten(String text) {
        assertThat(check.findings(Map.of("正文", text))).extracting(Finding::kind).containsExactly(PersonalDataKind.TELEPHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"咨询电话0971-6310000", "（0971）6310000", "请拨打120或者12320", "2020年1月30日15时", "新增15例，共1390人", "12345678901"})
    void should_FindNoTelephoneNumber_When_ItIsAnOfficesOrNone(String text) {
        assertThat(check.findings(Map.of("正文", text))).isEmpty();
    }

    @Test
    void should_NameTheLine_When_TextHasSeveral() {
        assertThat(check.findings(Map.of("正文", "第一段\n第二段，联系13900000000\n")))
                .containsExactly(new Finding("正文第2行", PersonalDataKind.TELEPHONE, "139******00"));
    }

    @Test
    void should_FindAKnownName_When_ItIsWrittenApartOrOverALine() {
        when(persons.namesIn(contains("测试人员"))).thenReturn(List.of("测试人员"));
        assertThat(check.findings(Map.of("正文", "今天，测试 人·员返校"))).containsExactly(new Finding("正文", PersonalDataKind.KNOWN_PERSON, "测***"));
        assertThat(check.findings(Map.of("正文", "一\n今天，测试\n人员返校")))
                .containsExactly(new Finding("正文", PersonalDataKind.KNOWN_PERSON, "测***"));
        assertThat(check.findings(Map.of("正文", "一\n测试人员返校")))
                .containsExactly(new Finding("正文第2行", PersonalDataKind.KNOWN_PERSON, "测***"));
    }

    @Test
    void should_HideEnough_When_AFindingIsShown() {
        assertThat(PersonalDataKind.IDENTITY_NUMBER.masked("63010220000230000X")).isEqualTo("6301*************X");
        assertThat(PersonalDataKind.KNOWN_PERSON.masked("甲乙")).isEqualTo("甲*");
        assertThat(PersonalDataKind.KNOWN_NUMBER.masked("6311111")).isEqualTo("631**11");
    }
}
