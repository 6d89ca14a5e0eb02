package cn.baolei.retention;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the nightly clean-up may work, in Asia/Shanghai. A night bears the date of the day on which its window opens; a window may cross
 * midnight.
 *
 * @param from first moment
 * @param to   first moment after it
 */
@ConfigurationProperties("baolei.retention")
record RetentionProperties(@DefaultValue("01:00") LocalTime from, @DefaultValue("05:00") LocalTime to) {

    RetentionProperties {
        if (from.equals(to)) {
            throw new IllegalArgumentException("baolei.retention.from and to must differ");
        }
    }

    /** The night whose window is open. */
    Optional<LocalDate> openAt(Instant moment) {
        LocalDate night = lastBegun(moment);
        return moment.isBefore(end(night)) ? Optional.of(night) : Optional.empty();
    }

    /** The night whose window has closed last. */
    LocalDate lastClosedAt(Instant moment) {
        LocalDate night = lastBegun(moment);
        return moment.isBefore(end(night)) ? night.minusDays(1) : night;
    }

    private LocalDate lastBegun(Instant moment) {
        ZonedDateTime local = moment.atZone(OfficialTime.ZONE);
        return local.toLocalTime().isBefore(from) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }

    private Instant end(LocalDate night) {
        return (to.isAfter(from) ? night : night.plusDays(1)).atTime(to).atZone(OfficialTime.ZONE).toInstant();
    }
}
