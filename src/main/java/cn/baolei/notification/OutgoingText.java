package cn.baolei.notification;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The last look at a value before it leaves in a message. */
final class OutgoingText {

    private static final int MAX_LENGTH = 200;

    // Hexadecimal neighbours are excluded because ids of cases and tasks contain runs of digits.
    private static final String NOT_BEFORE = "(?<![0-9A-Fa-f])";
    private static final String NOT_AFTER = "(?![0-9A-Fa-f])";

    /** 居民身份证, 18 digits by GB 11643-1999; the 17 digits before its check digit hold the date of birth. */
    private static final Pattern IDENTITY_NUMBER = Pattern.compile(NOT_BEFORE
            + "[1-9]\\d{5}[ -]?(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])[ -]?\\d{3}[0-9Xx]" + NOT_AFTER);
    /** The 15 digits of the first generation. */
    private static final Pattern OLD_IDENTITY_NUMBER = Pattern.compile(NOT_BEFORE
            + "[1-9]\\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}" + NOT_AFTER);
    private static final Pattern MOBILE_NUMBER = Pattern.compile(
            NOT_BEFORE + "(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}" + NOT_AFTER);
    private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private OutgoingText() {
    }

    /**
     * @param name of the value, for the exception; the value itself stays out of it
     * @throws IllegalArgumentException when it looks like a person's number, could forge a header or is too long
     */
    static String checked(String name, String value) {
        String plain = Normalizer.normalize(value, Normalizer.Form.NFKC);
        if (IDENTITY_NUMBER.matcher(plain).find() || OLD_IDENTITY_NUMBER.matcher(plain).find()
                || MOBILE_NUMBER.matcher(plain).find()) {
            throw new IllegalArgumentException("'" + name + "' looks like an identity or telephone number and may not be sent");
        }
        if (LINE_BREAK.matcher(value).find()) {
            throw new IllegalArgumentException("'" + name + "' holds a line break or control character and may not be sent");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("'" + name + "' is longer than " + MAX_LENGTH + " characters and may not be sent");
        }
        return value;
    }
}
