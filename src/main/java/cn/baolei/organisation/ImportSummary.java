package cn.baolei.organisation;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an import changed.
 *
 * @param organisations by code; removed means closed, its history stays
 * @param posts         changed means another deputy
 * @param officials     by user id; changed means another name or e-mail address
 * @param appointments  who took up or lost which post; never changed
 */
public record ImportSummary(Changes<String> organisations, Changes<Post> posts, Changes<String> officials,
                            Changes<Appointment> appointments) {

    public boolean isEmpty() {
        return organisations.isEmpty() && posts.isEmpty() && officials.isEmpty() && appointments.isEmpty();
    }

    @Override
    public String toString() {
        return "organisations " + organisations + ", posts " + posts + ", officials " + officials
                + ", appointments " + appointments;
    }

    public record Changes<T>(Set<T> added, Set<T> changed, Set<T> removed) {

        static <K, V> Changes<K> between(Map<K, V> before, Map<K, V> after) {
            Set<K> added = new LinkedHashSet<>(after.keySet());
            added.removeAll(before.keySet());
            Set<K> removed = new LinkedHashSet<>(before.keySet());
            removed.removeAll(after.keySet());
            Set<K> changed = new LinkedHashSet<>(after.keySet());
            changed.removeIf(key -> !before.containsKey(key) || before.get(key).equals(after.get(key)));
            return new Changes<>(added, changed, removed);
        }

        public boolean isEmpty() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }

        @Override
        public String toString() {
            return "+" + added.size() + " ~" + changed.size() + " -" + removed.size();
        }
    }
}
