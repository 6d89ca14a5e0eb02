package cn.baolei.caserecord;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Optional;

/** Dates and times as forms give them: text with an offset or a bare date, or the engine's Date. */
final class FormTime {

    private static final ZoneId SHANGHAI = OfficialTime.ZONE;

    private FormTime() {
    }

    /** The instant that a value says; empty when it says none. */
    static Optional<Instant> instantOf(Object value) {
        if (value instanceof Date date) {
            return Optional.of(date.toInstant());
        }
        try {
            return value instanceof String text ? Optional.of(OffsetDateTime.parse(text).toInstant()) : Optional.empty();
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** The calendar day in Asia/Shanghai. @throws DateTimeParseException when the value says none */
    static LocalDate dayOf(Object value) {
        return instantOf(value).map(instant -> LocalDate.ofInstant(instant, SHANGHAI))
                .orElseGet(() -> LocalDate.parse(String.valueOf(value)));
    }

    /** As an official reads it, in Asia/Shanghai. */
    static String shown(Instant instant) {
        return OfficialTime.minute(instant);
    }
}
