package cn.baolei.form;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** A FEEL expression of a form that is true or not, such as {@code =fever = true}. */
final class Condition {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern TEXT_LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private final String text;
    private final ParsedExpression expression;

    private Condition(String text, ParsedExpression expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * @param feel with or without the leading {@code =} that marks an expression in a form
     * @throws IllegalArgumentException when it is no FEEL
     */
    static Condition parse(String feel) {
        String text = feel.strip().startsWith("=") ? feel.strip().substring(1) : feel;
        ParseResult result = FEEL.parseExpression(text);
        if (result.isFailure()) {
            throw new IllegalArgumentException("not a FEEL expression: " + feel);
        }
        return new Condition(text, result.parsedExpression());
    }

    /** As the form in the browser decides: anything but true, a failure included, counts as not true. */
    boolean holds(Map<String, Object> values) {
        return Boolean.TRUE.equals(FEEL.evaluate(expression, values).result());
    }

    /** Every word of the expression that could be a variable. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher words = NAME.matcher(TEXT_LITERAL.matcher(text).replaceAll(""));
        while (words.find()) {
            names.add(words.group());
        }
        return names;
    }
}
