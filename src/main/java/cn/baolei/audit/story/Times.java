package cn.baolei.audit.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants out of our tables, and spans as an auditor reads them. */
final class Times {

    private Times() {
    }

    /** Null for null. */
    static Instant of(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Of the engine's tables, which keep their times in the zone of the machine. */
    static Instant ofEngine(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    static String duration(Duration duration) {
        String days = duration.toDays() == 0 ? "" : duration.toDays() + "天";
        String hours = duration.toHoursPart() == 0 ? "" : duration.toHoursPart() + "小时";
        String rest = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + "分钟";
        return (days + hours + rest).isEmpty() ? "不到1分钟" : days + hours + rest;
    }
}
