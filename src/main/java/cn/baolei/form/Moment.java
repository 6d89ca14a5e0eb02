package cn.baolei.form;

import cn.baolei.engine.OfficialTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A date, a time of day, or both, as the clocks in Qinghai show it. */
record Moment(Optional<LocalDate> date, Optional<LocalTime> time) implements Comparable<Moment> {

    private static final ZoneId ZONE = OfficialTime.ZONE;

    static Moment at(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZONE);
        return new Moment(Optional.of(local.toLocalDate()), Optional.of(local.toLocalTime()));
    }

    /**
     * @param subtype {@code date}, {@code time} or {@code datetime}, as a form calls them
     * @param value   ISO 8601 text, with or without an offset from UTC, or a {@link Date}
     * @return empty when the value is none of that subtype
     */
    static Optional<Moment> of(String subtype, Object value) {
        try {
            if (value instanceof Date date) {
                return Optional.of(at(date.toInstant()).only(subtype));
            }
            return value instanceof String text ? Optional.of(parse(subtype, text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same where nobody says which subtype it is. */
    static Optional<Moment> of(Object value) {
        return Stream.of("datetime", "date", "time").flatMap(subtype -> of(subtype, value).stream()).findFirst();
    }

    /** As an official reads it. */
    String text() {
        return Stream.of(date.map(LocalDate::toString), time.map(DateTimeFormatter.ofPattern("HH:mm")::format))
                .flatMap(Optional::stream).collect(Collectors.joining(" "));
    }

    private static Moment parse(String subtype, String text) {
        return switch (subtype) {
            case "date" -> new Moment(Optional.of(LocalDate.parse(text)), Optional.empty());
            case "time" -> {
                TemporalAccessor time = DateTimeFormatter.ISO_TIME.parseBest(text, OffsetTime::from, LocalTime::from);
                yield new Moment(Optional.empty(), Optional.of(time instanceof OffsetTime offset
                        ? offset.withOffsetSameInstant(ZONE.getRules().getOffset(Instant.EPOCH)).toLocalTime() : (LocalTime) time));
            }
            default -> {
                TemporalAccessor moment = DateTimeFormatter.ISO_DATE_TIME
                        .parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
                yield at(moment instanceof LocalDateTime local ? local.atZone(ZONE).toInstant() : Instant.from(moment));
            }
        };
    }

    private Moment only(String subtype) {
        return switch (subtype) {
            case "date" -> new Moment(date, Optional.empty());
            case "time" -> new Moment(Optional.empty(), time);
            default -> this;
        };
    }

    /** By what both have: a date without a time equals every time of that day. */
    @Override
    public int compareTo(Moment other) {
        if (date.isPresent() && other.date.isPresent() && !date.equals(other.date)) {
            return date.get().compareTo(other.date.get());
        }
        return time.isPresent() && other.time.isPresent() ? time.get().compareTo(other.time.get()) : 0;
    }
}
