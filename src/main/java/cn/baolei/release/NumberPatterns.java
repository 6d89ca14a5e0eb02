package cn.baolei.release;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers that by their form belong to a person. */
final class NumberPatterns {

    /** Between the groups in which people write long numbers. */
    private static final String GAP = "[\\s\\-\\u2014()]?";
    private static final Pattern IDENTITY = whole("\\d{6}" + GAP + "(?:18|19|20)\\d{2}" + GAP + "\\d{4}" + GAP + "\\d{3}[\\dXx]");
    private static final Pattern MOBILE = whole("1[3-9]\\d" + GAP + "\\d{4}" + GAP + "\\d{4}");
    private static final Pattern LANDLINE = whole("0\\d{2,3}" + GAP + GAP + "\\d{7,8}");

    /** Weights and check characters of GB 11643-1999. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private NumberPatterns() {
    }

    /** Eighteen-digit identity numbers whose check digit is right. */
    static List<String> identityNumbers(String line) {
        return matches(IDENTITY, line).filter(found -> isIdentityNumber(plain(found))).toList();
    }

    /**
     * Mobile and landline numbers.
     *
     * @param published numbers of offices, digits only, that may be given out
     */
    static List<String> telephones(String line, Set<String> published) {
        Predicate<String> personal = found -> !published.contains(plain(found));
        return Stream.concat(matches(MOBILE, line), matches(LANDLINE, line)).filter(personal).toList();
    }

    /** Digits, and the X with which an identity number may end. */
    static String plain(String number) {
        return number.replaceAll("[^0-9Xx]", "").toUpperCase();
    }

    private static boolean isIdentityNumber(String number) {
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (number.charAt(place) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11) == number.charAt(WEIGHTS.length);
    }

    private static Stream<String> matches(Pattern pattern, String line) {
        return pattern.matcher(line).results().map(MatchResult::group);
    }

    private static Pattern whole(String number) {
        return Pattern.compile("(?<!\\d)" + number + "(?!\\d)");
    }
}
