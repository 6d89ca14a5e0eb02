package cn.baolei.situation;

import cn.baolei.engine.OfficialTime;
import cn.baolei.situation.SituationContent.Unit;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A situation report in the words and tables of the forms. */
@Component
class SituationView {

    /** The sentence must stay readable, and fit a variable; the table names everybody. */
    private static final int NAMED = 10;
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm").withZone(OfficialTime.ZONE);

    String time(Instant instant) {
        return instant == null ? "" : SHOWN.format(instant);
    }

    List<Map<String, String>> items(SituationContent content) {
        return Stream.of(SituationItem.values()).map(item -> Map.of("item", item.label(),
                "own", number(content.own(), item), "reported", number(content.reported(), item),
                "total", number(content.total(), item), "system", number(content.system(), item))).toList();
    }

    List<Map<String, String>> units(List<Unit> units) {
        return units.stream().map(unit -> Map.of("unit", unit.name(), "state", unit.state(),
                "submitted", time(unit.submittedAt()))).toList();
    }

    /** 应报 = 已报 + 未报, with the late and the missing by name. */
    String completeness(SituationContent content) {
        List<Unit> units = content.units();
        long submitted = units.stream().filter(unit -> !unit.missing()).count();
        return "应报%d个，已报%d个（其中零报告%d个），未报%d个%s；迟报%d个%s".formatted(units.size(), submitted,
                units.stream().filter(unit -> unit.state().startsWith("零报告")).count(),
                units.size() - submitted, named(units, Unit::missing),
                units.stream().filter(Unit::late).count(), named(units, Unit::late));
    }

    /** The text with which the drafter begins. */
    String opening(SituationContent content) {
        return "截至" + time(content.asOf()) + "，" + Stream.of(SituationItem.values())
                .map(item -> item.label().replaceFirst("（(.)）$", number(content.total(), item) + "$1"))
                .collect(Collectors.joining("，")) + "。";
    }

    private static String named(List<Unit> units, Predicate<Unit> which) {
        List<String> names = units.stream().filter(which).map(Unit::name).toList();
        return names.isEmpty() ? "" : "：" + names.stream().limit(NAMED).collect(Collectors.joining("、"))
                + (names.size() > NAMED ? "等" : "");
    }

    private static String number(SituationFigures figures, SituationItem item) {
        return Long.toString(figures.of(item));
    }
}
