package cn.baolei.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Choices among options that stand in the form. Options taken from a variable at run time are not compared. */
final class ChoiceRule implements FieldRule {

    private static final String NOT_OFFERED = "请从所列选项中选择";

    private final boolean several;

    ChoiceRule(boolean several) {
        this.several = several;
    }

    @Override
    public Optional<String> refusal(FormField field, Object value, Scope scope) {
        if (several != value instanceof Collection<?>) {
            return Optional.of(NOT_OFFERED);
        }
        Collection<?> chosen = several ? (Collection<?>) value : List.of(value);
        boolean repeated = new HashSet<>(chosen).size() < chosen.size();
        JsonNode options = field.schema().path("values");
        boolean offered = !options.isArray() || chosen.stream().allMatch(choice -> isOffered(options, choice));
        return repeated || !offered ? Optional.of(NOT_OFFERED) : Optional.empty();
    }

    private static boolean isOffered(JsonNode options, Object choice) {
        for (JsonNode option : options) {
            JsonNode value = option.path("value");
            boolean same = choice instanceof Number number && value.isNumber()
                    ? value.decimalValue().compareTo(new BigDecimal(number.toString())) == 0
                    : choice instanceof String && value.isTextual() && value.asText().equals(choice)
                    || choice instanceof Boolean && value.isBoolean() && choice.equals(value.booleanValue());
            if (same) {
                return true;
            }
        }
        return false;
    }
}
