package cn.baolei.routing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a role is sought, relative to the organisation of the case (domain.md, section 3).
 *
 * @param kind   the word used in diagrams, without a number
 * @param levels how many levels up the reporting line; 0 except for {@link Kind#SUPERIOR}
 */
record Place(Kind kind, int levels) {

    enum Kind { OWN, SUPERIOR, PROVINCE, CONCERNED, SUBORDINATE, SUBORDINATES, ON_DUTY, PERSON }

    private static final Pattern SUPERIOR = Pattern.compile("superior(?:-(\\d{1,2}))?");

    /** @throws IllegalArgumentException for a word that is not a place */
    static Place of(String word) {
        Matcher superior = SUPERIOR.matcher(word);
        if (superior.matches()) {
            return new Place(Kind.SUPERIOR, superior.group(1) == null ? 1 : Integer.parseInt(superior.group(1)));
        }
        return switch (word) {
            case "own" -> new Place(Kind.OWN, 0);
            case "province" -> new Place(Kind.PROVINCE, 0);
            case "concerned" -> new Place(Kind.CONCERNED, 0);
            case "subordinate" -> new Place(Kind.SUBORDINATE, 0);
            case "subordinates" -> new Place(Kind.SUBORDINATES, 0);
            case "on-duty" -> new Place(Kind.ON_DUTY, 0);
            case "person" -> new Place(Kind.PERSON, 0);
            default -> throw new IllegalArgumentException("Unknown place: " + word);
        };
    }
}
