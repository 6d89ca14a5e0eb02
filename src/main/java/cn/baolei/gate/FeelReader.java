package cn.baolei.gate;

import camundajar.impl.scala.Product;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;

/**
 * Reads FEEL of tables and forms without evaluating it. Allowed is what compares, computes and looks up; nothing that repeats, defines
 * or calls beyond a few functions, for those can keep the server busy for ever or reach outside.
 */
final class FeelReader {

    /** @param faults Chinese; empty when it may be evaluated */
    record Reading(Set<String> names, List<String> faults) {
    }

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final int LONGEST = 1000;
    /** The parser takes twice as long for each level. */
    private static final int DEEPEST = 6;
    private static final Set<String> NODES = Set.of("ConstNull", "ConstInputValue", "ConstNumber", "ConstBool", "ConstString", "ConstDate",
            "ConstLocalTime", "ConstTime", "ConstLocalDateTime", "ConstDateTime", "ConstYearMonthDuration", "ConstDayTimeDuration", "ConstList",
            "ConstRange", "ClosedConstRangeBoundary", "OpenConstRangeBoundary", "InputEqualTo", "InputLessThan", "InputLessOrEqual",
            "InputGreaterThan", "InputGreaterOrEqual", "InputInRange", "UnaryTestExpression", "ClosedRangeBoundary", "OpenRangeBoundary", "Addition",
            "Subtraction", "Multiplication", "Division", "ArithmeticNegation", "Equal", "LessThan", "LessOrEqual", "GreaterThan", "GreaterOrEqual",
            "If", "Disjunction", "Conjunction", "Not", "AtLeastOne", "In", "Ref", "PathExpression", "Filter", "FunctionInvocation",
            "PositionalFunctionParameters", "NamedFunctionParameters");
    private static final Set<String> FUNCTIONS = Set.of("not", "count", "sum", "min", "max", "mean", "contains", "starts with", "ends with",
            "string length", "list contains", "upper case", "lower case", "date", "time", "date and time", "duration", "string", "number", "floor",
            "ceiling", "abs", "round up", "round down", "now", "today", "is defined", "is empty");

    private FeelReader() {
    }

    /** @param text with or without the leading {@code =} that marks an expression in a form */
    static Reading expression(String text) {
        String plain = text.strip().startsWith("=") ? text.strip().substring(1) : text;
        return read(plain, false);
    }

    /** What a table's cell asks of its input. */
    static Reading tests(String text) {
        return read(text, true);
    }

    private static Reading read(String text, boolean tests) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> faults = new LinkedHashSet<>();
        if (text.length() > LONGEST || depth(text) > DEEPEST) {
            faults.add("算式过长或者嵌套过深");
        } else if (!text.isBlank()) {
            ParseResult result = tests ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text);
            if (result.isFailure()) {
                faults.add("不是正确的 FEEL 算式：" + text.strip());
            } else {
                visit(result.parsedExpression().expression(), names, faults);
            }
        }
        return new Reading(names, List.copyOf(faults));
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (char letter : text.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "").toCharArray()) {
            depth += "([{".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static void visit(Object node, Set<String> names, Set<String> faults) {
        if (!(node instanceof Product product)) {
            return;
        }
        if (node.getClass().getName().startsWith("org.camunda.feel") && !NODES.contains(product.productPrefix())) {
            faults.add("算式不得使用 " + product.productPrefix() + "（循环、函数定义等）");
            return;
        }
        if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
            faults.add("算式不得调用函数 " + call.function());
        }
        if (node instanceof Ref name) {
            names.add(name.names().head());
            return;
        }
        // Within a filter names mean the columns of a row first.
        int elements = node instanceof Filter ? 1 : product.productArity();
        if (node instanceof Filter filter) {
            visit(filter.filter(), new LinkedHashSet<>(), faults);
        }
        for (int i = 0; i < elements; i++) {
            visit(product.productElement(i), names, faults);
        }
    }
}
