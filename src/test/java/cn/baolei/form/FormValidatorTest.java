package cn.baolei.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of a form, without engine; it is 30 January 2020, 18:30 in Qinghai. */
class FormValidatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OK = null;

    private final FormValidator validator =
            new FormValidator(Clock.fixed(Instant.parse("2020-01-30T10:30:00Z"), ZoneOffset.UTC));

    static Stream<Arguments> texts() {
        String required = "\"validate\":{\"required\":true}";
        String pattern = "\"validate\":{\"pattern\":\"^1\\\\d{10}$\"}";
        return Stream.of(
                Arguments.of(required, "张", OK), Arguments.of(required, null, "请填写"), Arguments.of(required, "", "请填写"),
                Arguments.of(required, " \u3000", "请填写"), Arguments.of("\"label\":\"甲\"", null, OK), Arguments.of("\"label\":\"甲\"", "", OK),
                Arguments.of("\"validate\":{\"minLength\":2}", "好", "至少 2 个字"), Arguments.of("\"validate\":{\"minLength\":2}", "好的", OK),
                Arguments.of("\"validate\":{\"minLength\":2}", "", OK),
                Arguments.of("\"validate\":{\"maxLength\":2}", "好的吧", "最多 2 个字"),
                Arguments.of("\"label\":\"甲\"", "𠮷", rare("𠮷")), Arguments.of("\"label\":\"甲\"", "好😷", rare("😷")),
                Arguments.of("\"label\":\"甲\"", "好☀", rare("☀")), Arguments.of("\"label\":\"甲\"", "38.2℃，体温<39，①", OK),
                Arguments.of("\"validate\":{\"maxLength\":\"2\"}", "好的吧", "最多 2 个字"),
                Arguments.of("\"label\":\"甲\"", "长".repeat(TextRule.MAX_LENGTH), OK),
                Arguments.of("\"label\":\"甲\"", "长".repeat(TextRule.MAX_LENGTH + 1), "最多 4000 个字"),
                Arguments.of("\"label\":\"甲\"", "长".repeat(100_001), "最多 4000 个字"),
                Arguments.of("\"validate\":{\"maxLength\":200000}", "长".repeat(100_001), "最多 4000 个字"),
                Arguments.of("\"label\":\"甲\"", "甲\u0000乙", "含有不可见的控制字符，请删除后重新填写"),
                Arguments.of("\"label\":\"甲\"", "甲\u001b[31m", "含有不可见的控制字符，请删除后重新填写"),
                Arguments.of("\"label\":\"甲\"", "甲\n乙", "含有不可见的控制字符，请删除后重新填写"),
                Arguments.of("\"label\":\"甲\"", "甲\ud83d", "含有不可见的控制字符，请删除后重新填写"),
                Arguments.of("\"label\":\"甲\"", "<script>alert(1)</script>", "含有网页标签（尖括号中的字母），请改用普通文字"),
                Arguments.of("\"label\":\"甲\"", "甲< / b>", "含有网页标签（尖括号中的字母），请改用普通文字"), Arguments.of("\"label\":\"甲\"", 13, "请填写文字"),
                Arguments.of("\"label\":\"甲\"", List.of("甲"), "请填写文字"), Arguments.of("\"label\":\"甲\"", Map.of("a", 1), "请填写文字"),
                Arguments.of(pattern, "13900000000", OK), Arguments.of(pattern, "139", "格式不正确"), Arguments.of(pattern, "", OK),
                Arguments.of(pattern + ",\"properties\":{\"patternMessage\":\"请填写 11 位手机号码\"}", "139", "请填写 11 位手机号码"),
                Arguments.of("\"validate\":{\"validationType\":\"email\"}", "a@b", "格式不正确"),
                Arguments.of("\"validate\":{\"validationType\":\"email\"}", "a@b.cn", OK),
                Arguments.of("\"disabled\":true," + required, null, OK), Arguments.of("\"readonly\":true," + required, null, OK),
                Arguments.of("\"readonly\":\"=locked = true\"," + required, null, "请填写"));
    }

    private static String rare(String character) {
        return "含有表情符号或其他系统不能通用的字符“" + character + "”，请改用常用字、“·”或拼音";
    }

    @ParameterizedTest
    @MethodSource("texts")
    void should_JudgeText_When_ItIsFilledIn(String rule, Object value, String message) {
        assertThat(judge("textfield", rule, value)).isEqualTo(message);
    }

    @Test
    void should_AllowLines_When_TheTextIsLong() {
        assertThat(judge("textarea", "\"label\":\"甲\"", "第一行\r\n第二行\t完")).isNull();
        assertThat(judge("textarea", "\"label\":\"甲\"", "甲\u0007乙")).isNotNull();
    }

    static Stream<Arguments> numbers() {
        String temperature = "\"decimalDigits\":1,\"validate\":{\"required\":true,\"min\":34,\"max\":43}";
        return Stream.of(
                Arguments.of(temperature, 37.3, OK), Arguments.of(temperature, 34, OK), Arguments.of(temperature, 43L, OK),
                Arguments.of(temperature, 400, "应在 34 到 43 之间"), Arguments.of(temperature, 33.9, "应在 34 到 43 之间"),
                Arguments.of(temperature, 37.35, "最多保留 1 位小数"), Arguments.of(temperature, 37.30, OK),
                Arguments.of(temperature, Double.NaN, "请填写数字"), Arguments.of(temperature, Double.POSITIVE_INFINITY, "请填写数字"),
                Arguments.of(temperature, Float.NaN, "请填写数字"), Arguments.of(temperature, null, "请填写"),
                Arguments.of(temperature, "", "请填写"), Arguments.of(temperature, "37.3", "请填写数字"),
                Arguments.of(temperature, "高烧", "请填写数字"), Arguments.of(temperature, true, "请填写数字"),
                Arguments.of("\"serializeToString\":true," + temperature, "37.3", OK),
                Arguments.of("\"serializeToString\":true," + temperature, "400", "应在 34 到 43 之间"),
                Arguments.of("\"serializeToString\":true," + temperature, "1e9", "请填写数字"),
                Arguments.of("\"validate\":{\"min\":0}", -1, "不得小于 0"), Arguments.of("\"validate\":{\"max\":9}", 10, "不得大于 9"),
                Arguments.of("\"validate\":{\"min\":\"0\"}", -1, "不得小于 0"), Arguments.of("\"decimalDigits\":0", 1.5, "请填写整数"),
                Arguments.of("\"decimalDigits\":0", 2.0, OK), Arguments.of("\"increment\":\"0.5\"", 1.3, "应为 0.5 的整数倍"),
                Arguments.of("\"increment\":\"0.5\"", 1.5, OK), Arguments.of("\"label\":\"甲\"", 0, OK));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void should_JudgeNumbers_When_TheyAreFilledIn(String rule, Object value, String message) {
        assertThat(judge("number", rule, value)).isEqualTo(message);
    }

    static Stream<Arguments> choices() {
        String options = "\"values\":[{\"label\":\"是\",\"value\":\"yes\"},{\"label\":\"一\",\"value\":1},{\"label\":\"真\",\"value\":true}]";
        String required = options + ",\"validate\":{\"required\":true}";
        String several = "请从所列选项中选择";
        return Stream.of(
                Arguments.of("select", options, "yes", OK), Arguments.of("radio", options, 1L, OK), Arguments.of("radio", options, 1.0, OK),
                Arguments.of("radio", options, true, OK), Arguments.of("select", options, "no", several),
                Arguments.of("radio", options, "1", several), Arguments.of("select", options, List.of("yes"), several),
                Arguments.of("select", required, null, "请选择"), Arguments.of("radio", required, "", "请选择"),
                Arguments.of("checklist", options, List.of("yes", 1), OK), Arguments.of("taglist", options, List.of("no"), several),
                Arguments.of("taglist", options, new Object[] {"yes"}, OK),
                Arguments.of("checklist", options, "yes", several), Arguments.of("checklist", options, List.of("yes", "yes"), several),
                Arguments.of("checklist", options, List.of(Map.of("a", 1)), several),
                Arguments.of("checklist", options, Arrays.asList("yes", null), several),
                Arguments.of("checklist", required, List.of(), "请选择"), Arguments.of("checklist", options, List.of(), OK),
                Arguments.of("select", "\"valuesKey\":\"organisations\"", "anything", OK),
                Arguments.of("checkbox", "\"validate\":{\"required\":true}", false, "请勾选"),
                Arguments.of("checkbox", "\"validate\":{\"required\":true}", true, OK), Arguments.of("checkbox", "\"label\":\"甲\"", false, OK),
                Arguments.of("checkbox", "\"label\":\"甲\"", "true", "只能勾选或不勾选"));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void should_JudgeChoices_When_TheyAreMade(String type, String rule, Object value, String message) {
        assertThat(judge(type, rule, value)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "date, 2020-01-30, -", "date, 2020-02-30, 请填写正确的日期", "date, 2020-1-3, 请填写正确的日期", "date, 昨天, 请填写正确的日期",
        "date, 0020-01-30, 请填写正确的日期", "date, +99999-01-30, 请填写正确的日期", "date, 2020-01-30T08:30, 请填写正确的日期",
        "time, 08:30, -", "time, 08:30+08:00, -", "time, 00:30Z, -", "time, 25:00, 请填写正确的时间",
        "datetime, 2020-01-30T08:30+08:00, -", "datetime, 2020-01-30T00:30Z, -", "datetime, 2020-01-30T08:30, -",
        "datetime, 2020-01-30T08:30:00.000+08:00, -", "datetime, 2020-01-30, 请填写正确的日期和时间",
        "datetime, 2020-01-30T24:30, 请填写正确的日期和时间"})
    void should_JudgeDates_When_TheyAreFilledIn(String subtype, String value, String message) {
        assertThat(judge("datetime", "\"subtype\":\"" + subtype + "\"", value)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "date, notAfter, 2020-01-30, -", "date, notAfter, 2020-01-31, 不得晚于今天", "date, notBefore, 2020-01-29, 不得早于今天",
        "date, notBefore, 2020-01-30, -", "datetime, notAfter, 2020-01-30T18:30+08:00, -",
        "datetime, notAfter, 2020-01-30T18:31+08:00, 不得晚于当前时间", "datetime, notAfter, 2020-01-30T10:31Z, 不得晚于当前时间",
        "datetime, notAfter, 2020-01-30T18:31, 不得晚于当前时间", "datetime, notBefore, 2020-01-30T18:29, 不得早于当前时间"})
    void should_CompareWithTheClock_When_TheFormSaysNow(String subtype, String property, String value, String message) {
        assertThat(judge("datetime", "\"subtype\":\"" + subtype + "\",\"properties\":{\"" + property + "\":\"now\"}", value))
                .isEqualTo(message);
    }

    @Test
    void should_RefuseYesterday_When_PassedDatesAreDisallowed() {
        String rule = "\"subtype\":\"date\",\"disallowPassedDates\":true";
        assertThat(judge("datetime", rule, "2020-01-29")).isEqualTo("不得早于今天");
        // Midnight in Qinghai, still the 29th in UTC.
        assertThat(judge("datetime", rule, Date.from(Instant.parse("2020-01-29T16:00:00Z")))).isNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2020-01-20, 2020-01-21T08:00+08:00, -", "2020-01-21, 2020-01-21T08:00+08:00, -",
        "2020-01-22, 2020-01-21T08:00+08:00, 发病日期：不得晚于“就诊时间”", "2020-01-22, -, -", "-, 2020-01-21T08:00+08:00, -"})
    void should_CompareTwoDates_When_OneLimitsTheOther(String onset, String visit, String violation) {
        List<Violation> violations = validator.validate(form("""
                {"type":"datetime","subtype":"date","key":"onset","dateLabel":"发病日期","properties":{"notAfter":"visit"}},
                {"type":"datetime","subtype":"datetime","key":"visit","dateLabel":"就诊时间"}"""), values("onset", onset, "visit", visit));
        assertThat(violations).extracting(Violation::toString).isEqualTo(violation == null ? List.of() : List.of(violation));
    }

    @ParameterizedTest
    @CsvSource({"2020-01-28T08:30+08:00, 不得早于 2020-01-28 08:30", "2020-01-29, 不得早于 2020-01-29"})
    void should_CompareWithAnEarlierStep_When_TheLimitStandsInAnotherForm(String discovered, String message) {
        FormDefinition form = form("""
                {"type":"datetime","subtype":"datetime","key":"verified","dateLabel":"核实时间","properties":{"notBefore":"discovered"}}""");
        assertThat(form.variableNames()).contains("discovered");
        assertThat(validator.validate(form, values("verified", "2020-01-28T08:00+08:00", "discovered", discovered)))
                .extracting(Violation::message).containsExactly(message);
        assertThat(validator.validate(form, values("verified", "2020-01-29T08:30+08:00", "discovered", discovered))).isEmpty();
        assertThat(validator.validate(form, values("verified", "2020-01-28T08:30+08:00"))).isEmpty();
    }

    @Test
    void should_AskForNothing_When_TheFieldIsHidden() {
        FormDefinition form = form("""
                {"type":"radio","key":"travelled","label":"是否外出","values":[{"label":"是","value":"yes"},{"label":"否","value":"no"}]},
                {"type":"group","label":"行程","conditional":{"hide":"=travelled != \\"yes\\""},"components":[
                  {"type":"textfield","key":"route","label":"行程","validate":{"required":true,"maxLength":4}}]}""");
        assertThat(validator.validate(form, values("travelled", "no"))).isEmpty();
        assertThat(validator.validate(form, values("travelled", "yes"))).extracting(Violation::toString).containsExactly("行程：请填写");
        assertThat(validator.validate(form, values("travelled", "no", "route", "太长的行程"))).extracting(Violation::toString)
                .containsExactly("行程：最多 4 个字");
        assertThat(form.variableNames()).contains("travelled", "route");
    }

    @Test
    void should_NotAskAgain_When_ADateThatIsHiddenNowHasPassed() {
        assertThat(validator.validate(form("""
                {"type":"datetime","subtype":"date","key":"visit","dateLabel":"就诊日期","disallowPassedDates":true,
                 "properties":{"notAfter":"now"},"conditional":{"hide":"=closed"}}"""), values("visit", "2020-01-01", "closed", true))).isEmpty();
    }

    @Test
    void should_FollowThePath_When_FieldsStandInAGroup() {
        FormDefinition form = form("""
                {"type":"group","path":"contact","components":[
                  {"type":"textfield","key":"place.room","label":"房间","validate":{"required":true}}]}""");
        assertThat(form.variableNames()).containsExactly("contact");
        assertThat(validator.validate(form, values("contact", Spin.JSON("{\"place\":{\"room\":\"301\"}}")))).isEmpty();
        assertThat(validator.validate(form, values("contact", Map.of("place", "301"))))
                .containsExactly(new Violation("contact.place.room", "房间", "请填写"));
    }

    @Test
    void should_NameTheRow_When_AListIsFilledInBadly() throws JsonProcessingException {
        FormDefinition form = form("""
                {"type":"datetime","subtype":"date","key":"onset","dateLabel":"发病日期"},
                {"type":"dynamiclist","path":"contacts","components":[
                  {"type":"checkbox","key":"reached","label":"已联系"},
                  {"type":"textfield","key":"phone","label":"联系电话","validate":{"required":true},"conditional":{"hide":"=not(reached)"}},
                  {"type":"datetime","subtype":"date","key":"last","dateLabel":"最后接触","properties":{"notBefore":"onset"}}]}""");
        String rows = """
                [{"reached":false,"last":"2020-01-28"},{"reached":true,"phone":""},{"reached":true,"phone":"1","last":"2020-01-27"}]""";
        for (Object shape : List.of(Spin.JSON(rows), JSON.readTree(rows), JSON.readValue(rows, List.class))) {
            assertThat(validator.validate(form, values("onset", "2020-01-28", "contacts", shape))).containsExactly(
                    new Violation("contacts[1].phone", "第 2 行 联系电话", "请填写"),
                    new Violation("contacts[2].last", "第 3 行 最后接触", "不得早于“发病日期”"));
        }
    }

    @Test
    void should_RefuseTheList_When_ItIsNoneOrTooLong() {
        FormDefinition form = form("""
                {"type":"dynamiclist","path":"contacts","label":"密切接触者","components":[{"type":"textfield","key":"name","label":"姓名"}]}""");
        assertThat(validator.validate(form, values("contacts", "[]"))).extracting(Violation::toString)
                .containsExactly("密切接触者：填写的内容无法识别，请重新填写");
        assertThat(validator.validate(form, values("contacts", List.of("甲")))).hasSize(1);
        assertThat(validator.validate(form, values("contacts", Collections.nCopies(5001, Map.of())))).extracting(Violation::toString)
                .containsExactly("密切接触者：最多 5000 行");
        assertThat(validator.validate(form, values("contacts", null))).isEmpty();
    }

    @Test
    void should_SayHowManyMore_When_MuchIsWrong() {
        List<Violation> violations = Collections.nCopies(12, new Violation("a", "甲", "请填写"));
        assertThat(new InvalidFormInput(violations)).hasMessageEndingWith("；等共 12 处")
                .hasMessageStartingWith("甲：请填写；甲：请填写");
    }

    private String judge(String type, String rule, Object value) {
        List<Violation> violations = validator.validate(
                form("{\"type\":\"" + type + "\",\"key\":\"a\"," + rule + "}"), values("a", value));
        assertThat(violations).hasSizeLessThanOrEqualTo(1);
        return violations.isEmpty() ? null : violations.get(0).message();
    }

    private static FormDefinition form(String components) {
        try {
            return FormDefinition.of(JSON.readTree("{\"id\":\"f\",\"components\":[" + components + "]}"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, Object> values(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }
}
