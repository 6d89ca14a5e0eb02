package cn.baolei.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a duty: what had to be filled in, and within what. */
class FormsStayTest {

    private static final String FORM = """
            {"id": "report-check", "components": [
              {"type": "group", "components": [
                {"type": "radio", "key": "decision", "label": "核对结论", "validate": {"required": true},
                 "values": [{"label": "通过", "value": "pass"}, {"label": "退回", "value": "return"}]},
                {"type": "number", "key": "count", "label": "人数", "validate": {"required": true, "min": 0, "max": 100}},
                {"type": "datetime", "subtype": "datetime", "key": "foundAt", "dateLabel": "发现时间", "validate": {"required": true}, "properties": {"notAfter": "now"}}
              ]},
              {"type": "textarea", "key": "opinion", "label": "意见", "validate": {"required": true, "minLength": 5, "pattern": "^x"},
               "conditional": {"hide": "=decision = null"}},
              {"type": "textfield", "key": "remark", "label": "备注"}
            ]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "key": "decision"                      | "key": "other"                                | 核对结论 | 被删除
            "label": "意见", "validate": {"required": true, | "label": "意见", "validate": {"required": false, | 意见 | 不再必填
            "label": "人数",                       | "label": "人数", "disabled": true,            | 人数 | 不能填写了
            "hide": "=decision = null"             | "hide": "=true"                               | 意见 | 会被隐藏
            "max": 100                             | "max": 1000                                   | 人数 | 的取值范围被放宽
            "min": 0, "max"                        | "max"                                         | 人数 | 的取值范围被放宽
            "minLength": 5                         | "minLength": "1"                              | 意见 | 的取值范围被放宽
            "pattern": "^x"                        | "maxLength": 9                                | 意见 | 的填写规则被改动
            "notAfter": "now"                      | "notBefore": "now"                            | 发现时间 | 的填写规则被改动
            , {"label": "退回", "value": "return"} |                                               | 核对结论 | 少了选项“return”
            "type": "radio"                        | "type": "textfield"                           | 核对结论 | 换了填写方式
            """)
    void should_SayWhatIsLost_When_ARequiredFieldIsLoosened(String before, String now, String label, String message) {
        assertThat(FORM).contains(before);
        assertThat(lost(FORM.replace(before, now == null ? "" : now))).extracting(Loss::message).containsExactly("“核对”的表单中，必填的“" + label + "”"
                + message + "。“核对”落实通知2-7“一旦发现疫情，及时报送疫情信息，确保不瞒报、虚报、假报、漏报”，须保留。");
    }

    @Test
    void should_SayNothing_When_TheRestIsChanged() {
        assertThat(lost(FORM.replace("\"人数\"", "\"病人数\"").replace("\"max\": 100", "\"max\": 50").replace("\"minLength\": 5", "\"minLength\": 6")
                .replace("{\"type\": \"textfield\", \"key\": \"remark\", \"label\": \"备注\"}", "{\"type\": \"textfield\", \"key\": \"more\", "
                        + "\"label\": \"另加\", \"validate\": {\"required\": true}}").replace("\"value\": \"return\"}",
                        "\"value\": \"return\"}, {\"label\": \"补正\", \"value\": \"amend\"}"))).isEmpty();
    }

    @Test
    void should_HideAField_When_ItsGroupIsHidden() {
        assertThat(lost(FORM.replace("{\"type\": \"group\",", "{\"type\": \"group\", \"conditional\": {\"hide\": \"=true\"},"))).extracting(Loss::elementId)
                .containsExactly("decision", "count", "foundAt");
    }

    private static List<Loss> lost(String form) {
        return FormComparison.losses(new Duty("check", "核对", List.of("2-7")), read(FORM), read(form));
    }

    private static JsonNode read(String form) {
        try {
            return new ObjectMapper().readTree(form);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
