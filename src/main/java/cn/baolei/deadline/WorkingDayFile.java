package cn.baolei.deadline;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The State Council's arrangements of holidays, as a file. A file that contradicts itself keeps the application from starting. */
@Component
class WorkingDayFile {

    private final NavigableSet<Integer> years = new TreeSet<>();
    private final Map<LocalDate, Boolean> exceptions = new HashMap<>();

    WorkingDayFile(@Value("${baolei.working-days:classpath:working-days/china.csv}") Resource file) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            rows.forEach(this::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        requireYearsWithoutGap();
    }

    /** The years whose holidays are known, without a gap. */
    NavigableSet<Integer> years() {
        return Collections.unmodifiableNavigableSet(years);
    }

    /** Days that are not as their day of the week says: true for a weekend that is worked, false for a holiday. */
    Map<LocalDate, Boolean> exceptions() {
        return Collections.unmodifiableMap(exceptions);
    }

    private void requireYearsWithoutGap() {
        if (years.isEmpty()) {
            throw new IllegalStateException("工作日历没有任何年度的放假调休安排");
        }
        for (int year = years.first(); year <= years.last(); year++) {
            if (!years.contains(year)) {
                throw new IllegalStateException("工作日历缺少" + year + "年的放假调休安排");
            }
        }
    }

    private void read(NamedCsvRecord row) {
        try {
            boolean worked = switch (row.getField("kind")) {
                case "workday" -> true;
                case "holiday" -> false;
                default -> throw refused(row, "kind 只能是 holiday 或 workday");
            };
            LocalDate last = LocalDate.parse(row.getField("to"));
            LocalDate first = LocalDate.parse(row.getField("from"));
            if (last.isBefore(first)) {
                throw refused(row, "末日早于首日");
            }
            years.add(Integer.parseInt(row.getField("year")));
            first.datesUntil(last.plusDays(1)).forEach(day -> add(row, day, worked));
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            throw refused(row, "年度或日期无法识别");
        }
    }

    private void add(NamedCsvRecord row, LocalDate day, boolean worked) {
        if (worked && day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
            throw refused(row, day + " 不是周末，无须调休上班");
        }
        if (exceptions.put(day, worked) != null) {
            throw refused(row, day + " 重复");
        }
    }

    private static IllegalStateException refused(NamedCsvRecord row, String reason) {
        return new IllegalStateException("工作日历第 " + row.getStartingLineNumber() + " 行：" + reason);
    }
}
