package cn.baolei.caserecord;

import cn.baolei.engine.OfficialTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Numbers of cases: {@code <organisation>-<yyyyMMdd>-<n>}, counted from 1 on each day in Asia/Shanghai. */
@Component
public class CaseNumbers {

    private static final ZoneId SHANGHAI = OfficialTime.ZONE;

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The next number, given in the caller's transaction: one that rolls back gives its number back, so none is missing.
     * A second start at the same organisation waits until the first is committed.
     *
     * @param organisationCode the organisation to which the case belongs
     */
    @Transactional
    public String next(String organisationCode) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), SHANGHAI);
        int number = jdbc.sql("""
                insert into case_number (organisation, day, last_number) values (?, ?, 1)
                on conflict (organisation, day) do update set last_number = case_number.last_number + 1
                returning last_number""")
                .params(organisationCode, day).query(Integer.class).single();
        return organisationCode + "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + number;
    }
}
