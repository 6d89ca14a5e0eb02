package cn.baolei.form;

import java.util.Optional;
import java.util.regex.Pattern;

/** Text in the characters of common use; what looks like markup is refused, so that no reader of it downstream has to guard against it. */
final class TextRule implements FieldRule {

    /** What the engine's column for text variables holds. */
    static final int MAX_LENGTH = 4000;

    /** As the form's own check in the browser, loosely: something, an @, a domain. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    /** What a browser would take for markup; "体温<38" is none. */
    private static final Pattern TAG = Pattern.compile("<\\s*[/!?]?\\s*[a-zA-Z]");

    @Override
    public Optional<String> refusal(FormField field, Object value, Scope scope) {
        if (!(value instanceof String text)) {
            return Optional.of("请填写文字");
        }
        boolean lines = field.type().equals("textarea");
        if (text.codePoints().anyMatch(character -> isUnwanted(character, lines))) {
            return Optional.of("含有不可见的控制字符，请删除后重新填写");
        }
        if (TAG.matcher(text).find()) {
            return Optional.of("含有网页标签（尖括号中的字母），请改用普通文字");
        }
        Optional<String> rare = text.codePoints().filter(TextRule::isBeyondCommonUse).mapToObj(Character::toString).findFirst();
        if (rare.isPresent()) {
            return Optional.of("含有表情符号或其他系统不能通用的字符“" + rare.get() + "”，请改用常用字、“·”或拼音");
        }
        int length = text.codePointCount(0, text.length());
        int maxLength = Math.min(MAX_LENGTH, field.limit("maxLength").map(Number::intValue).orElse(MAX_LENGTH));
        if (length > maxLength) {
            return Optional.of("最多 " + maxLength + " 个字");
        }
        int minLength = field.limit("minLength").map(Number::intValue).orElse(0);
        if (text.strip().codePointCount(0, text.strip().length()) < minLength) {
            return Optional.of("至少 " + minLength + " 个字");
        }
        return matches(field, text) ? Optional.empty() : Optional.of(field.property("patternMessage").orElse("格式不正确"));
    }

    private static boolean matches(FormField field, String text) {
        String pattern = field.schema().path("validate").path("pattern").asText();
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            return false;
        }
        return !field.schema().path("validate").path("validationType").asText().equals("email") || EMAIL.matcher(text).matches();
    }

    /** Emoji, and characters of four bytes: other systems that receive our files and letters lose or mangle them. */
    private static boolean isBeyondCommonUse(int character) {
        return Character.isSupplementaryCodePoint(character) || character == 0xFE0F || character >= 0x2600 && character <= 0x27BF
                || character >= 0x2B00 && character <= 0x2BFF;
    }

    /** Control characters and halves of a character, which no person types and the database partly refuses. */
    private static boolean isUnwanted(int character, boolean lines) {
        if (lines && (character == '\n' || character == '\r' || character == '\t')) {
            return false;
        }
        return Character.getType(character) == Character.CONTROL || Character.getType(character) == Character.SURROGATE;
    }
}
