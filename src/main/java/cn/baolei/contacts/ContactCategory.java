package cn.baolei.contacts;

import java.util.Arrays;
import java.util.Optional;

/** What a contact is to the school; the codes of the forms. */
public enum ContactCategory {

    STUDENT("student", "学生"),
    TEACHER("teacher", "教师"),
    STAFF("staff", "职工"),
    FAMILY("family", "家属");

    private final String code;
    private final String label;

    ContactCategory(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    /** What an official reads and writes. */
    public String label() {
        return label;
    }

    public static Optional<ContactCategory> ofCode(String code) {
        return Arrays.stream(values()).filter(category -> category.code.equals(code)).findFirst();
    }

    static Optional<ContactCategory> ofLabel(String label) {
        return Arrays.stream(values()).filter(category -> category.label.equals(label)).findFirst();
    }
}
