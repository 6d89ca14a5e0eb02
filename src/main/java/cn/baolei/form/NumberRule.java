package cn.baolei.form;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers. Text that looks like a number is refused unless the form itself stores its number as text: decisions would misread it. */
final class NumberRule implements FieldRule {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    @Override
    public Optional<String> refusal(FormField field, Object value, Scope scope) {
        Optional<BigDecimal> number = number(field, value);
        if (number.isEmpty()) {
            return Optional.of("请填写数字");
        }
        return range(field, number.get()).or(() -> precision(field, number.get()));
    }

    private static Optional<BigDecimal> number(FormField field, Object value) {
        if (value instanceof Double number && !Double.isFinite(number) || value instanceof Float other && !Float.isFinite(other)) {
            return Optional.empty();
        }
        boolean text = field.schema().path("serializeToString").asBoolean(false);
        if (value instanceof Number || text && value instanceof String string && DECIMAL.matcher(string).matches()) {
            return Optional.of(new BigDecimal(value.toString()));
        }
        return Optional.empty();
    }

    private static Optional<String> range(FormField field, BigDecimal number) {
        Optional<BigDecimal> min = field.limit("min");
        Optional<BigDecimal> max = field.limit("max");
        boolean low = min.isPresent() && number.compareTo(min.get()) < 0;
        boolean high = max.isPresent() && number.compareTo(max.get()) > 0;
        if (!low && !high) {
            return Optional.empty();
        }
        if (min.isPresent() && max.isPresent()) {
            return Optional.of("应在 " + min.get().toPlainString() + " 到 " + max.get().toPlainString() + " 之间");
        }
        return Optional.of(low ? "不得小于 " + min.get().toPlainString() : "不得大于 " + max.get().toPlainString());
    }

    private static Optional<String> precision(FormField field, BigDecimal number) {
        int digits = field.setting("decimalDigits").map(Number::intValue).orElse(Integer.MAX_VALUE);
        if (number.stripTrailingZeros().scale() > digits) {
            return Optional.of(digits == 0 ? "请填写整数" : "最多保留 " + digits + " 位小数");
        }
        return field.setting("increment").filter(step -> step.signum() > 0 && number.remainder(step).signum() != 0)
                .map(step -> "应为 " + step.toPlainString() + " 的整数倍");
    }
}
