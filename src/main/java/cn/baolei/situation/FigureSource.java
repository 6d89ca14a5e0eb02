package cn.baolei.situation;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what the engine and our tables know, so that nobody has to copy numbers. */
@Repository
class FigureSource {

    private static final Duration RECENTLY = Duration.ofHours(24);
    /** The engine writes its times in the zone of the JVM, as the driver does for {@link Timestamp}. */
    private static final String COUNTS = """
            select
              (select count(*) from act_hi_procinst where proc_def_key_ = 'suspected-case' and end_time_ is null
                 and tenant_id_ = any (:organisations)) as open_cases,
              (select count(*) from act_hi_procinst where proc_def_key_ = 'suspected-case' and end_time_ is not null
                 and tenant_id_ = any (:organisations)) as closed_cases,
              (select count(*) from act_hi_procinst where proc_def_key_ = 'suspected-case' and start_time_ between :since and :now
                 and tenant_id_ = any (:organisations)) as new_cases,
              (select count(*) from act_hi_procinst where proc_def_key_ = 'isolation' and end_time_ is null
                 and tenant_id_ = any (:organisations)) as isolated_persons,
              (select count(*) from reading where result = 'missed' and slot_at between :since and :now
                 and organisation = any (:organisations)) as missed_readings,
              (select count(*) from report_leg leg join report on report.number = leg.report
                 and report.organisation = leg.from_organisation where leg.sent_at between :since and :now
                 and leg.from_organisation = any (:organisations)) as reports_sent,
              (select count(*) from act_ru_task where due_date_ < :now
                 and tenant_id_ = any (:organisations)) as overdue_tasks
            """;

    private final JdbcClient jdbc;

    FigureSource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param organisations codes; counted together */
    SituationFigures of(Collection<String> organisations, Instant now) {
        return jdbc.sql(COUNTS).param("organisations", organisations.toArray(String[]::new))
                .param("since", Timestamp.from(now.minus(RECENTLY))).param("now", Timestamp.from(now))
                .query((row, number) -> {
                    Map<SituationItem, Long> numbers = new EnumMap<>(SituationItem.class);
                    for (SituationItem item : SituationItem.values()) {
                        numbers.put(item, row.getLong(item.name().toLowerCase()));
                    }
                    return new SituationFigures(numbers);
                }).single();
    }
}
