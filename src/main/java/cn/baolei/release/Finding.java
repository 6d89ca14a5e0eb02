package cn.baolei.release;

import java.util.Map;

/**
 * Personal data in a text that was to be published.
 *
 * @param place where, as the drafter finds it: “正文第 3 行”
 * @param kind  what it is
 * @param shown the words themselves, masked, because findings are kept with the case
 */
record Finding(String place, PersonalDataKind kind, String shown) {

    /** @param found the words as they stand in the text; whoever makes the finding forgets them */
    static Finding of(String place, PersonalDataKind kind, String found) {
        return new Finding(place, kind, kind.masked(found));
    }

    /** A row for the table of the form. */
    Map<String, String> row() {
        return Map.of("place", place, "kind", kind.label(), "shown", shown);
    }
}
