package cn.baolei.revision;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What differs between two versions of a form, field by field. */
public final class FormDifference {

    private static final Set<String> NO_FACTS = Set.of("id", "key", "components", "layout");

    private static final Map<String, String> WORDS = Map.ofEntries(entry("label", "标题"), entry("dateLabel", "标题"), entry("type", "类型"),
            entry("subtype", "日期或时间"), entry("timeLabel", "时间标题"), entry("text", "文字"), entry("disabled", "只读"),
            entry("description", "填写说明"), entry("validate.required", "必填"), entry("validate.minLength", "最少字数"),
            entry("validate.maxLength", "最多字数"), entry("validate.min", "最小值"), entry("validate.max", "最大值"),
            entry("validate.pattern", "格式"), entry("conditional.hide", "隐藏条件"), entry("values", "选项"), entry("valuesKey", "选项取自"),
            entry("defaultValue", "默认值"), entry("properties.notAfter", "不得晚于"), entry("properties.notBefore", "不得早于"),
            entry("properties.patternMessage", "格式提示"), entry("columns", "列"), entry("dataSource", "数据"), entry("rowCount", "行数"),
            entry("decimalDigits", "小数位数"), entry("schemaVersion", "表单格式版本"));

    private static final Map<String, String> TYPES = Map.ofEntries(entry("textfield", "单行文字"), entry("textarea", "多行文字"), entry("number", "数字"),
            entry("checkbox", "勾选"), entry("checklist", "多选"), entry("radio", "单选"), entry("select", "下拉选择"), entry("taglist", "标签选择"),
            entry("datetime", "日期时间"), entry("group", "分组"), entry("dynamiclist", "可增减的列表"), entry("table", "表格"), entry("text", "文字"),
            entry("html", "文字"), entry("separator", "分隔线"), entry("spacer", "空白"), entry("image", "图片"));

    private FormDifference() {
    }

    public static List<Change> between(JsonNode before, JsonNode after) {
        return Difference.between(items(before), items(after));
    }

    private static Map<String, Item> items(JsonNode form) {
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("", Item.ordered("表单“" + form.path("id").asText() + "”", facts(form)));
        addFields(form, "", items);
        return items;
    }

    private static void addFields(JsonNode parent, String group, Map<String, Item> items) {
        for (JsonNode field : parent.path("components")) {
            Map<String, String> facts = facts(field);
            if (!group.isEmpty()) {
                facts.put("所在分组", group);
            }
            String title = titleOf(field);
            String id = field.path("key").asText(field.path("id").asText());
            items.put(items.containsKey(id) ? id + " " + field.path("id").asText() : id, Item.ordered(title, facts));
            addFields(field, field.path("label").asText(title), items);
        }
    }

    private static String titleOf(JsonNode field) {
        String type = field.path("type").asText();
        Optional<String> label = Stream.of("label", "dateLabel", "text", "key", "id").map(name -> field.path(name).asText()).filter(text -> !text.isBlank()).findFirst();
        String kind = Set.of("text", "html").contains(type) ? "文字" : type.equals("group") ? "分组" : "字段";
        return kind + "“" + label.orElse("").replaceAll("^#+\\s*", "").lines().findFirst().orElse("") + "”";
    }

    private static Map<String, String> facts(JsonNode node) {
        Map<String, String> facts = new LinkedHashMap<>();
        addFacts(node, "", facts);
        return facts;
    }

    private static void addFacts(JsonNode node, String path, Map<String, String> facts) {
        node.fields().forEachRemaining(property -> {
            if (path.isEmpty() && NO_FACTS.contains(property.getKey())) {
                return;
            }
            String name = path + property.getKey();
            if (property.getValue().isObject()) {
                addFacts(property.getValue(), name + ".", facts);
            } else {
                facts.put(WORDS.getOrDefault(name, name), value(name, property.getValue()));
            }
        });
    }

    private static String value(String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> one.has("label") ? one.path("label").asText() + "（" + one.path("value").asText(one.path("key").asText()) + "）" : one.toString())
                    .collect(Collectors.joining("、"));
        }
        return name.equals("type") ? TYPES.getOrDefault(value.asText(), value.asText()) : DiagramWords.plain(value.asText());
    }
}
