package cn.baolei.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a round, added up at every level. */
class RollUp {

    private final Map<String, UnitLine> lines = new HashMap<>();
    private final Map<String, List<UnitLine>> below = new HashMap<>();
    private final Map<String, Totals> totals = new HashMap<>();

    RollUp(List<UnitLine> lines) {
        lines.forEach(line -> {
            this.lines.put(line.organisation(), line);
            if (line.superior() != null) {
                below.computeIfAbsent(line.superior(), superior -> new ArrayList<>()).add(line);
            }
        });
        lines.stream().filter(line -> line.superior() == null).forEach(this::addUp);
    }

    Optional<UnitLine> line(String organisation) {
        return Optional.ofNullable(lines.get(organisation));
    }

    /** The organisation itself and all below it. */
    Totals totalsOf(String organisation) {
        return totals.get(organisation);
    }

    List<UnitLine> directlyBelow(String organisation) {
        return below.getOrDefault(organisation, List.of());
    }

    /** In the subtree, superiors first. */
    List<UnitLine> missingIn(String organisation) {
        return subtree(organisation).stream().filter(UnitLine::isMissing).toList();
    }

    boolean isWithin(String organisation, String top) {
        for (UnitLine line = lines.get(organisation); line != null; line = line.superior() == null ? null : lines.get(line.superior())) {
            if (line.organisation().equals(top)) {
                return true;
            }
        }
        return false;
    }

    private List<UnitLine> subtree(String organisation) {
        List<UnitLine> all = new ArrayList<>(List.of(lines.get(organisation)));
        for (int next = 0; next < all.size(); next++) {
            all.addAll(directlyBelow(all.get(next).organisation()));
        }
        return all;
    }

    private Totals addUp(UnitLine line) {
        Totals sum = directlyBelow(line.organisation()).stream().map(this::addUp).reduce(Totals.of(line), Totals::plus);
        totals.put(line.organisation(), sum);
        return sum;
    }
}
