package cn.baolei.form;

import java.util.Optional;
import java.util.regex.Pattern;

/** Text: characters are counted as people count them, so that a rare Chinese character or an emoji is one. */
final class TextRule implements FieldRule {

    /** What the engine's column for text variables holds. */
    static final int MAX_LENGTH = 4000;

    /** As the form's own check in the browser, loosely: something, an @, a domain. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    @Override
    public Optional<String> refusal(FormField field, Object value, Scope scope) {
        if (!(value instanceof String text)) {
            return Optional.of("请填写文字");
        }
        boolean lines = field.type().equals("textarea");
        if (text.codePoints().anyMatch(character -> isUnwanted(character, lines))) {
            return Optional.of("含有不可见的控制字符，请删除后重新填写");
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

    /** Control characters and halves of a character, which no person types and the database partly refuses. */
    private static boolean isUnwanted(int character, boolean lines) {
        if (lines && (character == '\n' || character == '\r' || character == '\t')) {
            return false;
        }
        return Character.getType(character) == Character.CONTROL || Character.getType(character) == Character.SURROGATE;
    }
}
