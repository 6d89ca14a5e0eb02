package cn.baolei.revision;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that can be compared between two versions.
 *
 * @param title what the reader calls it
 * @param facts attribute in Chinese → what it is
 * @param place where it is drawn; empty where the order among the items is its place
 */
record Item(String title, Map<String, Fact> facts, String place) {

    /** @param value what is compared: an element that is named is the same under another name. @param words what is told */
    record Fact(String value, String words) {

        private static final Fact NONE = new Fact("", "");

        static Fact of(String value) {
            return new Fact(value, value);
        }
    }

    static Item ordered(String title, Map<String, String> values) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        values.forEach((attribute, value) -> facts.put(attribute, Fact.of(value)));
        return new Item(title, facts, "");
    }

    Fact fact(String attribute) {
        return facts.getOrDefault(attribute, Fact.NONE);
    }
}
