package cn.baolei.screening;

import java.util.regex.Pattern;

/** Citizen identity numbers of eighteen places, GB 11643-1999: the last place checks the others. */
final class IdentityNumber {

    private static final Pattern SHAPE = Pattern.compile("\\d{17}[\\dXx]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private IdentityNumber() {
    }

    static boolean isValid(String number) {
        if (!SHAPE.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (number.charAt(place) - '0');
        }
        return CHECK.charAt(sum % CHECK.length()) == Character.toUpperCase(number.charAt(WEIGHTS.length));
    }
}
