package cn.baolei.screening;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.sheet.RowFault;
import cn.baolei.sheet.SheetRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRowTest {

    private final List<RowFault> faults = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "NAME||未填写", "CATEGORY||未填写", "CATEGORY|同学|只能填写学生、教师或者职工", "DEPARTMENT||未填写",
        "IDENTITY_NUMBER|630101200801010000|号码有误，应为18位居民身份证号码", "IDENTITY_NUMBER|123|号码有误，应为18位居民身份证号码",
        "BIRTH_DATE|去年|应为日期，如 2020-01-30", "BIRTH_DATE|2020-02-04|晚于今天", "PHONE|139|应为11位手机号码，或者带区号的固定电话号码",
        "TEMPERATURE|400|应在34到43之间，最多一位小数", "TEMPERATURE|33.9|应在34到43之间，最多一位小数", "TEMPERATURE|36.55|应在34到43之间，最多一位小数",
        "HEALTH|良好|只能填写正常、发热、咳嗽气促、有接触史或者其他不适", "TRAVEL|出差|只能填写未出省、在省外或者已返回",
        "TREATMENT|以后|只能填写处置或者不处置", "TREATMENT|不处置|不处置的须说明理由"})
    void should_NameTheColumn_When_ACellIsWrong(String column, String text, String reason) {
        PersonColumn wrong = PersonColumn.valueOf(column);
        assertThat(read(Map.of(wrong, text == null ? "" : text))).isEmpty();
        PersonColumn named = column.equals("TREATMENT") && "不处置".equals(text) ? PersonColumn.NOTE : wrong;
        assertThat(faults).containsExactly(new RowFault(7, named.title(), reason));
    }

    @Test
    void should_DemandWhatAnExceptionNeeds_When_SomebodyHasFever() {
        assertThat(read(Map.of(PersonColumn.HEALTH, "发热", PersonColumn.TEMPERATURE, ""))).isEmpty();
        assertThat(faults).extracting(RowFault::column).containsExactly("联系电话", "体温", "现所在位置");
    }

    @Test
    void should_RefuseNormal_When_TheTemperatureIsFever() {
        assertThat(read(Map.of(PersonColumn.TEMPERATURE, "37.2"))).isPresent();
        assertThat(read(Map.of(PersonColumn.TEMPERATURE, "37.3"))).isEmpty();
        assertThat(faults).containsExactly(new RowFault(7, "健康状况", "体温达到37.3℃的，不能填写正常"));
    }

    @Test
    void should_DemandPlaceAndDay_When_SomebodyHasComeBack() {
        assertThat(read(Map.of(PersonColumn.TRAVEL, "已返回", PersonColumn.PHONE, "13900000000"))).isEmpty();
        assertThat(faults).extracting(RowFault::column).containsExactly("出省地点", "返回日期");
    }

    @Test
    void should_DemandIdentity_When_NeitherNumberNorBirthDateIsGiven() {
        assertThat(read(Map.of(PersonColumn.BIRTH_DATE, ""))).isEmpty();
        assertThat(faults).containsExactly(new RowFault(7, "身份证件号码", "身份证件号码和出生日期至少填写一项"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010-01-01", "2010/1/1", "2010年1月1日"})
    void should_KnowTheSamePerson_When_TheDateIsWrittenOtherwise(String date) {
        assertThat(read(Map.of(PersonColumn.BIRTH_DATE, date))).map(ScreenedPerson::identity).contains("学生0001|三年级一班|2010-01-01");
    }

    @Test
    void should_RefuseFormulasAndOverlongText_When_ARowHoldsThem() {
        assertThat(read(Map.of(PersonColumn.NAME, SheetRow.FORMULA, PersonColumn.NOTE, "长".repeat(201)))).isEmpty();
        assertThat(faults).containsExactly(new RowFault(7, "姓名", "不能填写公式，请改为文字或者数值"), new RowFault(7, "备注", "超过 200 个字"));
    }

    @Test
    void should_CheckTheLastPlace_When_AnIdentityNumberIsGiven() {
        assertThat(IdentityNumber.isValid("11010519491231002X")).isTrue();
        assertThat(IdentityNumber.isValid("11010519491231002x")).isTrue();
        assertThat(IdentityNumber.isValid("110105194912310021")).isFalse();
        assertThat(read(Map.of(PersonColumn.IDENTITY_NUMBER, "11010519491231002x"))).map(ScreenedPerson::identity).contains("11010519491231002X");
    }

    private Optional<ScreenedPerson> read(Map<PersonColumn, String> changes) {
        Map<PersonColumn, String> cells = new EnumMap<>(Map.of(PersonColumn.NAME, "学生0001", PersonColumn.CATEGORY, "学生",
                PersonColumn.DEPARTMENT, "三年级一班", PersonColumn.BIRTH_DATE, "2010-01-01", PersonColumn.TEMPERATURE, "36.5"));
        cells.putAll(changes);
        return new PersonRow(7, column -> cells.getOrDefault(column, ""), LocalDate.of(2020, 2, 3)).read(faults);
    }
}
