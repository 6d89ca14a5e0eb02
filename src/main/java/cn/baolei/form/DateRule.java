package cn.baolei.form;

import java.time.LocalDate;
import java.util.Optional;

/** Dates and times as such; {@link DateOrder} compares them with each other. */
final class DateRule implements FieldRule {

    /** Years outside are slips of the keyboard. */
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2100;

    @Override
    public Optional<String> refusal(FormField field, Object value, Scope scope) {
        Optional<Moment> moment = Moment.of(field.subtype(), value).filter(read -> read.date().map(DateRule::isPlausible).orElse(true));
        if (moment.isEmpty()) {
            return Optional.of(switch (field.subtype()) {
                case "date" -> "请填写正确的日期";
                case "time" -> "请填写正确的时间";
                default -> "请填写正确的日期和时间";
            });
        }
        return Optional.empty();
    }

    private static boolean isPlausible(LocalDate date) {
        return date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR;
    }
}
