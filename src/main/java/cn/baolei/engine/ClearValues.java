package cn.baolei.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The protected values that the running command has met in clear, so that none of them is repeated in the words of a failure, which go
 * to the log, to the engine's tables and to whoever asked.
 */
public final class ClearValues {

    private static final String HIDDEN = "***";
    /** One letter, a count, the code of a choice: they would be found in any words, and say nothing by themselves. */
    private static final Pattern SAYS_NOTHING = Pattern.compile(".?|\\d{1,2}|[a-z-]+");
    /** The texts and numbers within JSON. */
    private static final Pattern WITHIN = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?!\\s*:)|-?\\d[\\d.]*");
    private static final ThreadLocal<Set<String>> MET = new ThreadLocal<>();

    private ClearValues() {
    }

    static void begin() {
        MET.set(new HashSet<>());
    }

    static void end() {
        MET.remove();
    }

    /** Does nothing outside of a command. */
    public static void met(String clear) {
        Set<String> met = MET.get();
        if (met != null && clear != null) {
            met.add(clear);
        }
    }

    /** The same words with each of these values hidden. @param words may be null */
    static String hiddenIn(String words) {
        Set<String> met = MET.get();
        if (words == null || met == null) {
            return words;
        }
        String hidden = words;
        for (String clear : met) {
            hidden = without(clear, hidden);
            if (clear.startsWith("{") || clear.startsWith("[")) {
                for (Matcher part = WITHIN.matcher(clear); part.find();) {
                    hidden = without(part.group(1) == null ? part.group() : part.group(1), hidden);
                }
            }
        }
        return hidden;
    }

    private static String without(String clear, String words) {
        return SAYS_NOTHING.matcher(clear).matches() ? words : words.replace(clear, HIDDEN);
    }
}
