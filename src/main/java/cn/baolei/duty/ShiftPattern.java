package cn.baolei.duty;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an organisation divides its day: each shift ends when the next begins, the last one with the first of the next day. */
enum ShiftPattern {

    THREE("three", "三班制（0:00、8:00、16:00 交接）", 0, 8, 16),
    TWO("two", "两班制（8:00、20:00 交接）", 8, 20),
    ONE("one", "全天一班（8:00 交接）", 8);

    private final String code;
    private final String label;
    private final List<LocalTime> changes;

    ShiftPattern(String code, String label, Integer... hours) {
        this.code = code;
        this.label = label;
        this.changes = Arrays.stream(hours).map(hour -> LocalTime.of(hour, 0)).toList();
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** From when to when the shifts of seven days last; together they leave no gap. */
    List<Period> week(LocalDate monday) {
        List<Instant> moments = new ArrayList<>();
        for (LocalDate day = monday; day.isBefore(monday.plusDays(7)); day = day.plusDays(1)) {
            for (LocalTime change : changes) {
                moments.add(day.atTime(change).atZone(OfficialTime.ZONE).toInstant());
            }
        }
        moments.add(monday.plusDays(7).atTime(changes.get(0)).atZone(OfficialTime.ZONE).toInstant());
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i + 1 < moments.size(); i++) {
            periods.add(new Period(moments.get(i), moments.get(i + 1)));
        }
        return periods;
    }

    static Optional<ShiftPattern> ofCode(String code) {
        return Arrays.stream(values()).filter(pattern -> pattern.code.equals(code)).findFirst();
    }
}
