package cn.baolei.form;

/**
 * One field that may not stay as it was filled in.
 *
 * @param key     where the value stands: the field's key, inside a list with its row counted from 0 ({@code contacts[1].phone})
 * @param label   what the official sees beside the field, inside a list with its row counted from 1
 * @param message in Chinese, what to do; never repeats the value, which may concern a patient
 */
public record Violation(String key, String label, String message) {

    @Override
    public String toString() {
        return label + "：" + message;
    }
}
