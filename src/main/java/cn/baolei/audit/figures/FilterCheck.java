package cn.baolei.audit.figures;

import cn.baolei.audit.Procedures;
import cn.baolei.audit.Procedures.Version;
import cn.baolei.audit.figures.Filter.View;
import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes a filter of what was asked, or says what is wrong with it. */
@Component
class FilterCheck {

    /** Days in one answer: a year, also one with 29 February. */
    static final int LONGEST = 366;
    private static final int USUAL = 30;

    private final Procedures procedures;
    private final Clock clock;

    FilterCheck(Procedures procedures, Clock clock) {
        this.procedures = procedures;
        this.clock = clock;
    }

    /** The page as it is first opened: the last thirty days. */
    Asked completed(Asked asked) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), OfficialTime.ZONE);
        return new Asked(view(asked.view()).key(), text(asked.process()), text(asked.version()), text(asked.organisation()),
                asked.from() == null ? today.minusDays(USUAL - 1).toString() : asked.from(), asked.to() == null ? today.toString() : asked.to());
    }

    /** @param scope codes of what the reader may audit. @throws Refusal for the reader */
    Filter check(Asked asked, Collection<String> scope) {
        List<Version> versions = procedures.of(asked.process());
        if (versions.isEmpty()) {
            throw new Refusal("没有这个流程，请从列表中选择");
        }
        Optional<Version> version = asked.version().isEmpty() ? Optional.empty() : Optional.of(versions.stream()
                .filter(one -> asked.version().equals(String.valueOf(one.number()))).findFirst()
                .orElseThrow(() -> new Refusal("“" + versions.get(0).name() + "”没有这一版，请从列表中选择")));
        if (!asked.organisation().isEmpty() && !scope.contains(asked.organisation())) {
            throw new Refusal("所选单位不在您的审计范围内，请从列表中选择");
        }
        LocalDate from = day(asked.from(), "起始日期");
        LocalDate to = day(asked.to(), "截止日期");
        if (from.isAfter(to)) {
            throw new Refusal("起始日期晚于截止日期，请调整");
        }
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST) {
            throw new Refusal("时间段最长 " + LONGEST + " 天，请缩短");
        }
        return new Filter(view(asked.view()), versions.get(0), version, Optional.of(asked.organisation()).filter(code -> !code.isEmpty()), from, to);
    }

    private static View view(String key) {
        return Stream.of(View.values()).filter(view -> view.key().equals(key)).findFirst().orElse(View.STEPS);
    }

    private static LocalDate day(String typed, String label) {
        try {
            if (typed.strip().matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(typed.strip());
            }
        } catch (DateTimeParseException noSuchDay) {
            // Said below.
        }
        throw new Refusal(label + "请按“年-月-日”填写，如 2020-02-10");
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
