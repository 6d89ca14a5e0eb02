package cn.baolei.protection;

import java.util.Arrays;

/** What a protected field says about somebody, and what is left of it for who may not read it. */
public enum Kind {

    /** The family name stays. */
    NAME {
        @Override
        String mask(String clear) {
            return clear.substring(0, clear.offsetByCodePoints(0, 1)) + "*".repeat(Math.max(1, clear.codePointCount(0, clear.length()) - 1));
        }
    },
    /** The first and the last character stay. */
    IDENTITY {
        @Override
        String mask(String clear) {
            return clear.length() < 8 ? HIDDEN : clear.charAt(0) + "*".repeat(clear.length() - 2) + clear.charAt(clear.length() - 1);
        }
    },
    /** Of a mobile number three digits in front and four behind stay. */
    PHONE {
        @Override
        String mask(String clear) {
            return clear.matches("\\d{11}") ? clear.substring(0, 3) + "****" + clear.substring(7) : HIDDEN;
        }
    },
    ADDRESS, TEMPERATURE, DIAGNOSIS, DISCIPLINARY,
    /** What an official writes in words of their own, which may tell anything of anybody. */
    TEXT,
    /** Rows, whose own fields are declared as {@code list.field}. */
    LIST;

    static final String HIDDEN = "***";

    String mask(String clear) {
        return HIDDEN;
    }

    /** @throws IllegalArgumentException when there is no such kind */
    static Kind ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.name().equalsIgnoreCase(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of protected field: " + word));
    }
}
