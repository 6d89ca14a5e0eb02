package cn.baolei.screening;

import java.util.Arrays;
import java.util.Optional;

/** What a person is to the organisation; the codes of the forms of other procedures. */
enum PersonCategory {

    STUDENT("student", "学生"),
    TEACHER("teacher", "教师"),
    STAFF("staff", "职工");

    private final String code;
    private final String label;

    PersonCategory(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    public String label() {
        return label;
    }

    static PersonCategory ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
    }

    static Optional<PersonCategory> ofLabel(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }
}
