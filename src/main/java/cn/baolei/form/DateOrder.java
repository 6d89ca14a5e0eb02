package cn.baolei.form;

import java.time.Clock;
import java.util.Optional;

/** The order that {@code notAfter}, {@code notBefore} and {@code disallowPassedDates} demand: among the dates of a form, and to the engine's clock. */
final class DateOrder implements FieldRule {

    private static final String NOW = "now";

    private final FormDefinition form;
    private final Clock clock;

    DateOrder(FormDefinition form, Clock clock) {
        this.form = form;
        this.clock = clock;
    }

    @Override
    public Optional<String> refusal(FormField field, Object value, Scope scope) {
        Moment moment = Moment.of(field.subtype(), value).orElseThrow();
        boolean passed = field.schema().path("disallowPassedDates").asBoolean(false)
                && moment.date().map(date -> date.isBefore(now().date().orElseThrow())).orElse(false);
        if (passed) {
            return Optional.of("不得早于今天");
        }
        return broken(field, "notAfter", scope, moment, 1).map(limit -> "不得晚于" + limit)
                .or(() -> broken(field, "notBefore", scope, moment, -1).map(limit -> "不得早于" + limit));
    }

    /** Names the limit that the moment lies on the forbidden side of; a limit that is not filled in, or wrongly, forbids nothing. */
    private Optional<String> broken(FormField field, String property, Scope scope, Moment moment, int forbidden) {
        Optional<String> limit = field.property(property);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        if (limit.get().equals(NOW)) {
            String name = field.subtype().equals("date") ? "今天" : "当前时间";
            return Integer.signum(moment.compareTo(now())) == forbidden ? Optional.of(name) : Optional.empty();
        }
        Optional<FormField> other = form.field(limit.get());
        Object bound = scope.named(limit.get());
        return other.map(FormField::subtype).map(subtype -> Moment.of(subtype, bound)).orElseGet(() -> Moment.of(bound))
                .filter(read -> Integer.signum(moment.compareTo(read)) == forbidden)
                // A date of an earlier step has no label here.
                .map(read -> other.map(named -> "“" + named.label() + "”").orElseGet(() -> " " + read.text()));
    }

    private Moment now() {
        return Moment.at(clock.instant());
    }
}
