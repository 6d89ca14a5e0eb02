package cn.baolei.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form is one that Tasklist can show and the server can judge. */
class FormRulesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/form/files");

    @Test
    void should_FindNothing_When_AFormIsRight() throws IOException {
        assertThat(findings(SAMPLES.resolve("good.form"))).isEmpty();
    }

    @Test
    void should_BeDeclaredProtected_When_AFieldAsksForPersonalData() throws IOException {
        assertThat(findings(SAMPLES.resolve("undeclared.form"))).anyMatch(finding -> finding.contains("“家庭电话”涉及个人信息"))
                .anyMatch(finding -> finding.contains("“体温（℃）”涉及个人信息"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "not-json | 文件不是完整的 JSON", "no-components | 表单里没有字段", "other-id | 表单的标识（ID）与文件名不一致",
        "other-platform | 表单不是为 Camunda 7（Camunda Platform）画的", "new-schema | 表单的格式版本（schemaVersion）太新，待办页面显示不了，最高 16",
        "file-picker | 待办页面显示不了这种组件（filepicker）", "expression | 待办页面显示不了这种组件（expression）",
        "bad-condition | 不是正确的 FEEL 算式：a = = b", "readonly | 不得用“只读”（Read only）", "unknown-property | 没有名为“notafter”的自定义属性",
        "unknown-check | 服务器不认识这项校验：maxlength", "feel-limit | 校验 max 应当写数字", "phone | 校验类型“电话”不认国内号码",
        "no-max-length | 没有限定最多字数（maxLength），不得超过 200", "long-line | 没有限定最多字数（maxLength），不得超过 200",
        "long-text | 没有限定最多字数（maxLength），不得超过 2000", "english-label | 名称不是中文：Phone", "english-date-label | 名称不是中文：Date",
        "english-group | 名称不是中文：Group", "english-option | 选项不是中文：Yes", "english-column | 列名不是中文：Name",
        "english-text | 文字不是中文", "no-key | 没有标识（Key）", "key-twice | 标识“c.a”在表单里用了两次", "list-twice | 标识“rows”在表单里用了两次",
        "no-options | 没有选项", "no-subtype | 没有写明是日期还是时间", "not-after-nothing | notAfter 写的“noSuchDate”不是任何表单的日期字段",
        "not-before-text | notBefore 写的“b”不是任何表单的日期字段", "order-on-text | 不是日期的字段不得写 notAfter、notBefore",
        "bad-pattern | 正则（pattern）写得不对", "silent-pattern | 写了正则（pattern）就要写明不符合时的提示"})
    void should_FindTheProblem_When_AFormIsWrong(String sample, String problem) throws IOException {
        assertThat(findings(SAMPLES.resolve("bad").resolve(sample + ".form"))).singleElement().asString().contains(problem);
    }

    private static List<String> findings(Path file) throws IOException {
        return Gate.findings(Map.of(file.getFileName().toString(), Files.readAllBytes(file))).stream().map(Finding::sentence).toList();
    }
}
