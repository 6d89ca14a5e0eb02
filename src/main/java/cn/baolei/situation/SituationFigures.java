package cn.baolei.situation;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** One number for each item. */
record SituationFigures(Map<SituationItem, Long> numbers) {

    static final SituationFigures NONE = new SituationFigures(Map.of());

    long of(SituationItem item) {
        return numbers.getOrDefault(item, 0L);
    }

    SituationFigures plus(SituationFigures others) {
        Map<SituationItem, Long> sums = new EnumMap<>(SituationItem.class);
        for (SituationItem item : SituationItem.values()) {
            sums.put(item, of(item) + others.of(item));
        }
        return new SituationFigures(sums);
    }

    /** Whether a zero report would be true. */
    boolean nothingToReport() {
        return Stream.of(SituationItem.values()).filter(SituationItem::isEpidemic).allMatch(item -> of(item) == 0);
    }
}
