package cn.baolei.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Judges what was filled in by the same file that the browser shows, so that no door is more lenient than the form. */
@Component
public class FormValidator {

    /** As many as a spreadsheet may bring. */
    private static final int MAX_ROWS = 5000;

    private final Clock clock;
    private final Map<String, FieldRule> rules;

    public FormValidator(Clock clock) {
        this.clock = clock;
        FieldRule text = new TextRule();
        FieldRule one = new ChoiceRule(false);
        FieldRule several = new ChoiceRule(true);
        this.rules = Map.of("textfield", text, "textarea", text, "number", new NumberRule(), "select", one, "radio", one,
                "checklist", several, "taglist", several, "datetime", new DateRule(),
                "checkbox", (field, value, scope) -> value instanceof Boolean ? Optional.empty() : Optional.of("只能勾选或不勾选"));
    }

    /**
     * Fields that are only shown are not judged; hidden ones may be empty, but what stands in them must be right.
     *
     * @param values by variable name; Java values, JSON nodes, lists and maps
     * @return at most one violation per field, in the order of the form; empty when all is right
     */
    public List<Violation> validate(FormDefinition form, Map<String, Object> values) {
        Run run = new Run(new DateOrder(form, clock), new ArrayList<>());
        run.fields(form.fields(), Scope.of(PlainValues.of(values)), false);
        return run.violations;
    }

    private final class Run {

        private final FieldRule order;
        private final List<Violation> violations;

        private Run(FieldRule order, List<Violation> violations) {
            this.order = order;
            this.violations = violations;
        }

        void fields(List<FormField> fields, Scope scope, boolean hiddenAround) {
            for (FormField field : fields) {
                boolean hidden = hiddenAround || field.hide().map(hide -> hide.holds(scope.forExpressions())).orElse(false);
                if (field.type().equals("dynamiclist")) {
                    rows(field, scope, hidden);
                } else if (!field.children().isEmpty()) {
                    fields(field.children(), scope, hidden);
                } else if (rules.containsKey(field.type()) && !isShownOnly(field, scope)) {
                    refusal(field, scope, hidden).ifPresent(message -> violations.add(scope.violation(field, message)));
                }
            }
        }

        private void rows(FormField list, Scope scope, boolean hidden) {
            Object value = scope.at(list.path());
            if (value == null) {
                return;
            }
            if (!(value instanceof List<?> rows) || !rows.stream().allMatch(Map.class::isInstance)) {
                violations.add(scope.violation(list, "填写的内容无法识别，请重新填写"));
            } else if (rows.size() > MAX_ROWS) {
                violations.add(scope.violation(list, "最多 " + MAX_ROWS + " 行"));
            } else {
                for (int row = 0; row < rows.size(); row++) {
                    fields(list.children(), scope.row(list, row, rowValues(rows.get(row))), hidden);
                }
            }
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> rowValues(Object row) {
            return (Map<String, Object>) row;
        }

        private boolean isShownOnly(FormField field, Scope scope) {
            return field.isShownOnly() || field.readOnly().map(readOnly -> readOnly.holds(scope.forExpressions())).orElse(false);
        }

        private Optional<String> refusal(FormField field, Scope scope, boolean hidden) {
            Object value = scope.at(field.path());
            if (field.isRequired() && !hidden && isMissing(value)) {
                return Optional.of(missing(field));
            }
            if (isEmpty(value)) {
                return Optional.empty();
            }
            Optional<String> refusal = rules.get(field.type()).refusal(field, value, scope);
            // What is hidden was perhaps filled in long ago, when it was in order.
            boolean ordered = field.type().equals("datetime") && !hidden;
            return refusal.isEmpty() && ordered ? order.refusal(field, value, scope) : refusal;
        }

        private static boolean isEmpty(Object value) {
            return value == null || value.equals("") || value instanceof Collection<?> collection && collection.isEmpty();
        }

        private static boolean isMissing(Object value) {
            return isEmpty(value) || value.equals(false) || value instanceof String text && text.isBlank();
        }

        private static String missing(FormField field) {
            return switch (field.type()) {
                case "checkbox" -> "请勾选";
                case "select", "radio", "checklist", "taglist" -> "请选择";
                default -> "请填写";
            };
        }
    }
}
