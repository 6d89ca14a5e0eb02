package cn.baolei.revision;

import cn.baolei.revision.Change.Detail;
import cn.baolei.revision.Change.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the items of two versions, item by item. */
final class Difference {

    private Difference() {
    }

    /** @param before id → item, in their order. @param after the same */
    static List<Change> between(Map<String, Item> before, Map<String, Item> after) {
        List<Change> changes = new ArrayList<>();
        Set<String> reordered = reordered(before, after);
        after.forEach((id, item) -> {
            Item earlier = before.get(id);
            if (earlier == null) {
                changes.add(new Change(Kind.ADDED, id, item.title(), List.of()));
                return;
            }
            List<Detail> details = details(earlier, item);
            if (!details.isEmpty()) {
                changes.add(new Change(Kind.CHANGED, id, earlier.title(), details));
            } else if (!earlier.place().equals(item.place()) || reordered.contains(id)) {
                changes.add(new Change(Kind.MOVED, id, item.title(), List.of()));
            }
        });
        before.forEach((id, item) -> {
            if (!after.containsKey(id)) {
                changes.add(new Change(Kind.REMOVED, id, item.title(), List.of()));
            }
        });
        return changes;
    }

    private static List<Detail> details(Item before, Item after) {
        Set<String> attributes = new LinkedHashSet<>(before.facts().keySet());
        attributes.addAll(after.facts().keySet());
        return attributes.stream().filter(attribute -> !before.fact(attribute).value().equals(after.fact(attribute).value()))
                .map(attribute -> new Detail(attribute, before.fact(attribute).words(), after.fact(attribute).words())).toList();
    }

    /** Those that must be taken out so that the rest stands in the same order as before; only items whose order is their place. */
    private static Set<String> reordered(Map<String, Item> before, Map<String, Item> after) {
        List<String> earlier = common(before, after);
        List<String> later = common(after, before);
        Map<String, Integer> position = new LinkedHashMap<>();
        earlier.forEach(id -> position.put(id, position.size()));
        int[] longest = new int[later.size()];
        int[] previous = new int[later.size()];
        int end = -1;
        for (int i = 0; i < later.size(); i++) {
            longest[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (position.get(later.get(j)) < position.get(later.get(i)) && longest[j] + 1 > longest[i]) {
                    longest[i] = longest[j] + 1;
                    previous[i] = j;
                }
            }
            if (end < 0 || longest[i] > longest[end]) {
                end = i;
            }
        }
        Set<String> moved = new HashSet<>(later);
        for (int i = end; i >= 0; i = previous[i]) {
            moved.remove(later.get(i));
        }
        return moved;
    }

    private static List<String> common(Map<String, Item> items, Map<String, Item> others) {
        return items.entrySet().stream().filter(item -> item.getValue().place().isEmpty() && others.containsKey(item.getKey()))
                .map(Map.Entry::getKey).toList();
    }
}
