package cn.baolei.obligation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * A condition of a sequence flow, as a function of what it asks: of a variable, which of the values named in the model it has;
 * of anything that cannot be looked into (a bean, an order of numbers), whether it is so.
 *
 * @param asked question → the answers that make a difference
 */
record Condition(Map<String, Set<String>> asked, Predicate<Map<String, String>> holds) {

    /** Any answer that no condition names. */
    static final String OTHER = "other";
    private static final String YES = "true";
    private static final String NO = "false";
    private static final String NULL = "null";
    private static final String EMPTY = "empty";

    /** @param text as written; what is no expression is asked as a whole */
    static Condition of(String text) {
        Map<String, Set<String>> asked = new HashMap<>();
        try {
            AstNode root = (AstNode) new Builder().build(text.strip()).getRoot();
            return new Condition(asked, read(root, asked));
        } catch (TreeBuilderException notAnExpression) {
            return new Condition(asked, opaque(text.strip(), asked));
        }
    }

    private static Predicate<Map<String, String>> read(AstNode node, Map<String, Set<String>> asked) {
        if (node instanceof AstEval || node instanceof AstNested) {
            return read((AstNode) node.getChild(0), asked);
        }
        if (node instanceof AstBoolean) {
            boolean value = node.getStructuralId(null).equals(YES);
            return situation -> value;
        }
        if (node instanceof AstUnary unary && unary.getOperator() == AstUnary.NOT) {
            return read(unary.getChild(0), asked).negate();
        }
        if (node instanceof AstUnary unary && unary.getOperator() == AstUnary.EMPTY && unary.getChild(0) instanceof AstIdentifier variable) {
            return isOneOf(variable, Set.of(EMPTY, NULL), asked);
        }
        if (node instanceof AstBinary binary && binary.getOperator() == AstBinary.AND) {
            return read(binary.getChild(0), asked).and(read(binary.getChild(1), asked));
        }
        if (node instanceof AstBinary binary && binary.getOperator() == AstBinary.OR) {
            return read(binary.getChild(0), asked).or(read(binary.getChild(1), asked));
        }
        if (node instanceof AstBinary binary && binary.getOperator() == AstBinary.EQ) {
            return equal(binary, asked);
        }
        if (node instanceof AstBinary binary && binary.getOperator() == AstBinary.NE) {
            return equal(binary, asked).negate();
        }
        if (node instanceof AstIdentifier variable) {
            asked.computeIfAbsent(variable.getName(), name -> new LinkedHashSet<>()).add(NO);
            return isOneOf(variable, Set.of(YES), asked);
        }
        return opaque(node.getStructuralId(null), asked);
    }

    private static Predicate<Map<String, String>> equal(AstBinary comparison, Map<String, Set<String>> asked) {
        AstNode left = comparison.getChild(0);
        AstNode right = comparison.getChild(1);
        if (left instanceof AstIdentifier variable && isLiteral(right)) {
            return isOneOf(variable, Set.of(right.getStructuralId(null)), asked);
        }
        if (right instanceof AstIdentifier variable && isLiteral(left)) {
            return isOneOf(variable, Set.of(left.getStructuralId(null)), asked);
        }
        return opaque(left.getStructuralId(null) + " == " + right.getStructuralId(null), asked);
    }

    private static boolean isLiteral(AstNode node) {
        return node instanceof AstString || node instanceof AstNumber || node instanceof AstBoolean || node instanceof AstNull;
    }

    private static Predicate<Map<String, String>> isOneOf(AstIdentifier variable, Set<String> values, Map<String, Set<String>> asked) {
        asked.computeIfAbsent(variable.getName(), name -> new LinkedHashSet<>()).addAll(values);
        return situation -> values.contains(situation.get(variable.getName()));
    }

    private static Predicate<Map<String, String>> opaque(String text, Map<String, Set<String>> asked) {
        asked.put(text, new HashSet<>(Set.of(YES, NO)));
        return situation -> YES.equals(situation.get(text));
    }
}
