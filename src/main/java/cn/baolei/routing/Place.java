package cn.baolei.routing;

import java.util.Arrays;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a role is sought, relative to the organisation of the case (domain.md, section 3).
 *
 * @param kind   the word used in diagrams, without a number
 * @param levels how many levels up the reporting line; 0 except for {@link Kind#SUPERIOR}
 */
public record Place(Kind kind, int levels) {

    /** Several levels up are all 上级 to the reader. */
    public enum Kind {
        OWN("own", "本级"),
        SUPERIOR("superior", "上级"),
        PROVINCE("province", "省级"),
        CONCERNED("concerned", "涉事人员所在单位"),
        SUBORDINATE("subordinate", "下级单位之一"),
        SUBORDINATES("subordinates", "全部下级单位"),
        ON_DUTY("on-duty", "当班"),
        PERSON("person", "指定的一个人");

        private final String word;
        private final String label;

        Kind(String word, String label) {
            this.word = word;
            this.label = label;
        }

        /** As diagrams write it. */
        public String word() {
            return word;
        }

        /** What an official reads. */
        public String label() {
            return label;
        }
    }

    private static final Pattern SUPERIOR = Pattern.compile("superior(?:-(\\d{1,2}))?");

    /** What an official reads for a word of a diagram; the word itself where it is no place. */
    public static String label(String word) {
        if (SUPERIOR.matcher(word).matches()) {
            return String.join("的", Collections.nCopies(Math.max(1, of(word).levels), Kind.SUPERIOR.label));
        }
        return Arrays.stream(Kind.values()).filter(kind -> kind.word.equals(word)).findFirst().map(Kind::label).orElse(word);
    }

    /** @throws IllegalArgumentException for a word that is not a place */
    public static Place of(String word) {
        Matcher superior = SUPERIOR.matcher(word);
        if (superior.matches()) {
            return new Place(Kind.SUPERIOR, superior.group(1) == null ? 1 : Integer.parseInt(superior.group(1)));
        }
        return Arrays.stream(Kind.values()).filter(kind -> kind.word.equals(word)).findFirst().map(kind -> new Place(kind, 0))
                .orElseThrow(() -> new IllegalArgumentException("Unknown place: " + word));
    }
}
