package cn.baolei.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What one component of a form must be, by itself. */
final class FormFieldDemands {

    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");
    private static final Set<String> PROPERTIES = Set.of("notAfter", "notBefore", "patternMessage");
    private static final Set<String> CHECKED = Set.of("required", "minLength", "maxLength", "min", "max", "pattern", "validationType");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** A repetition of what is itself repeated: matching can take longer than anybody lives. */
    private static final Pattern ENDLESS = Pattern.compile("\\([^()]*[*+}][^()]*\\)[*+{]");
    private static final int LONGEST_PATTERN = 200;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final Pattern ACTIVE = Pattern.compile("(?i)<\\s*(script|iframe|object|embed|form|link|meta|base|style)|\\son\\w+\\s*=|javascript:|data:text");

    private FormFieldDemands() {
    }

    /** @return what is wrong, in Chinese */
    static Stream<String> of(JsonNode component, boolean field) {
        return Stream.of(ofEvery(component), field ? ofField(component) : Stream.<String>empty()).flatMap(faults -> faults);
    }

    private static Stream<String> ofEvery(JsonNode component) {
        String type = component.path("type").asText();
        return Stream.of(
                when(Stream.of("source", "url").map(name -> component.path(name).asText()).anyMatch(address -> !address.isBlank()
                        && !address.startsWith("data:image/")), "不得引用外来的图片或者网址"),
                when(component.has("readonly"), "不得用“只读”（Read only），浏览器会把它送回来；请用“禁用”（Disabled）"),
                names(component.path("properties")).filter(name -> !PROPERTIES.contains(name)).map(name -> "没有名为“" + name + "”的自定义属性"),
                nodes(component.path("columns")).flatMap(column -> chinese(column.path("label").asText(), "列名")),
                when(type.equals("text") && !hasChinese(component.path("text").asText()), "文字不是中文"),
                when(component.has("components") && component.has("label") && !hasChinese(component.path("label").asText()),
                        "名称不是中文：" + component.path("label").asText()),
                when(Stream.of("text", "content", "label", "description", "source", "url").map(name -> component.path(name).asText())
                        .anyMatch(text -> ACTIVE.matcher(text).find()), "文字里不得有脚本、外来页面或者样式")).flatMap(faults -> faults);
    }

    private static Stream<String> ofField(JsonNode field) {
        String type = field.path("type").asText();
        JsonNode validate = field.path("validate");
        int longest = type.equals("textfield") ? LONGEST_LINE : LONGEST_TEXT;
        return Stream.of(
                chinese(FormComponents.label(field), "名称"),
                names(validate).filter(name -> !CHECKED.contains(name)).map(name -> "服务器不认识这项校验：" + name),
                Stream.of("minLength", "maxLength", "min", "max").filter(limit -> !validate.path(limit).isMissingNode() && !validate.path(limit).isNumber())
                        .map(limit -> "校验 " + limit + " 应当写数字"),
                when(validate.path("validationType").asText().equals("phone"), "校验类型“电话”不认国内号码，请用 pattern（正则）"),
                when(Set.of("textfield", "textarea").contains(type) && !field.path("disabled").asBoolean()
                        && validate.path("maxLength").asInt(Integer.MAX_VALUE) > longest, "没有限定最多字数（maxLength），不得超过 " + longest),
                pattern(validate.path("pattern").asText(), field),
                when(CHOICES.contains(type) && !field.has("values") && !field.has("valuesKey") && !field.has("valuesExpression"), "没有选项"),
                nodes(field.path("values")).flatMap(option -> chinese(option.path("label").asText(), "选项")),
                when(type.equals("datetime") && !Set.of("date", "time", "datetime").contains(field.path("subtype").asText()), "没有写明是日期还是时间（Subtype）"),
                when(!type.equals("datetime") && (field.path("properties").has("notAfter") || field.path("properties").has("notBefore")),
                        "不是日期的字段不得写 notAfter、notBefore")).flatMap(faults -> faults);
    }

    private static Stream<String> pattern(String pattern, JsonNode field) {
        if (pattern.isEmpty()) {
            return Stream.empty();
        }
        if (pattern.length() > LONGEST_PATTERN || ENDLESS.matcher(pattern).find()) {
            return Stream.of("正则（pattern）过于复杂，重复里不得再有重复，最多 " + LONGEST_PATTERN + " 字");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            return Stream.of("正则（pattern）写得不对");
        }
        return when(field.path("properties").path("patternMessage").asText().isBlank(), "写了正则（pattern）就要写明不符合时的提示（属性 patternMessage）");
    }

    private static Stream<String> chinese(String text, String what) {
        return when(!hasChinese(text), what + "不是中文：" + text);
    }

    private static boolean hasChinese(String text) {
        return CHINESE.matcher(text).find();
    }

    private static Stream<String> when(boolean wrong, String fault) {
        return wrong ? Stream.of(fault) : Stream.empty();
    }

    private static Stream<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false);
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
