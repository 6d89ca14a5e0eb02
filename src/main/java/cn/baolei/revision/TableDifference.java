package cn.baolei.revision;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What differs between two versions of a decision table, row by row; the order counts, because the first row that applies may win. */
public final class TableDifference {

    private static final Map<String, String> WORDS = Map.ofEntries(entry("name", "名称"), entry("label", "列名"), entry("typeRef", "类型"),
            entry("hitPolicy", "命中方式"), entry("aggregation", "汇总"), entry("historyTimeToLive", "历史保存期限"), entry("own", "本级"),
            entry("continuous", "连续计时"), entry("working-days", "按工作日"));

    private TableDifference() {
    }

    public static List<Change> between(DmnModelInstance before, DmnModelInstance after) {
        return Difference.between(items(Dom.root(before)), items(Dom.root(after)));
    }

    private static Map<String, Item> items(Element root) {
        Map<String, Item> items = new LinkedHashMap<>();
        Dom.descendants(root, "decision").forEach(decision -> {
            Map<String, String> facts = attributes(decision);
            children(decision, "decisionTable"::equals).forEach(table -> facts.putAll(attributes(table)));
            items.put(decision.getAttribute("id"), Item.ordered("决策表“" + decision.getAttribute("name") + "”", facts));
            children(decision, "decisionTable"::equals).forEach(table -> addTable(table, items));
        });
        return items;
    }

    private static void addTable(Element table, Map<String, Item> items) {
        List<Element> columns = children(table, type -> type.equals("input") || type.equals("output"));
        columns.forEach(column -> {
            Map<String, String> facts = attributes(column);
            children(column, "inputExpression"::equals).forEach(expression -> {
                facts.put("取值", Dom.textOf(expression, "text"));
                facts.putAll(attributes(expression));
            });
            items.put(column.getAttribute("id"), Item.ordered("列“" + labelOf(column) + "”", facts));
        });
        children(table, "rule"::equals).forEach(rule -> items.put(rule.getAttribute("id"), row(rule, columns)));
    }

    private static Item row(Element rule, List<Element> columns) {
        List<Element> cells = children(rule, type -> type.equals("inputEntry") || type.equals("outputEntry"));
        Map<String, String> facts = new LinkedHashMap<>();
        IntStream.range(0, Math.min(cells.size(), columns.size()))
                .forEach(i -> facts.put(labelOf(columns.get(i)), word(Dom.textOf(cells.get(i), "text"))));
        facts.put("依据", Dom.textOf(rule, "description"));
        String when = IntStream.range(0, Math.min(cells.size(), columns.size())).filter(i -> columns.get(i).getLocalName().equals("input"))
                .mapToObj(i -> Dom.textOf(cells.get(i), "text")).filter(text -> !text.isEmpty() && !text.equals("-"))
                .map(TableDifference::word).collect(Collectors.joining("，"));
        return Item.ordered("行“" + (when.isEmpty() ? "其他情况" : when) + "”", facts);
    }

    private static String word(String cell) {
        String value = cell.matches("\"[^\"]*\"") ? cell.substring(1, cell.length() - 1) : cell;
        return WORDS.getOrDefault(value, Terms.inWords(DiagramWords.place(DiagramWords.roles(value))));
    }

    private static String labelOf(Element column) {
        return Stream.of("label", "name", "id").map(column::getAttribute).filter(value -> !value.isEmpty()).findFirst().orElse("");
    }

    private static Map<String, String> attributes(Element element) {
        return Dom.attributes(element).filter(attribute -> !attribute.getLocalName().equals("id"))
                .collect(Collectors.toMap(attribute -> WORDS.getOrDefault(attribute.getLocalName(), attribute.getLocalName()), Attr::getValue,
                        (first, second) -> second, LinkedHashMap::new));
    }

    private static List<Element> children(Element element, Predicate<String> type) {
        return Dom.children(element).filter(child -> type.test(child.getLocalName())).toList();
    }
}
