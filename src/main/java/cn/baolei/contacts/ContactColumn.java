package cn.baolei.contacts;

import java.util.Arrays;
import java.util.Optional;

/** The columns of the spreadsheet, in the order of the template. */
enum ContactColumn {

    NAME("姓名", true, 50),
    CATEGORY("类别", true, 10),
    UNIT("班级或部门", true, 100),
    PHONE("联系电话", true, 20),
    ORGANISATION("所在单位", false, 100),
    LAST_EXPOSURE("最后接触日期", true, 20),
    RELATION("与病例的关系", false, 100),
    NOTE("备注", false, 300);

    private final String title;
    private final boolean required;
    private final int maxLength;

    ContactColumn(String title, boolean required, int maxLength) {
        this.title = title;
        this.required = required;
        this.maxLength = maxLength;
    }

    String title() {
        return title;
    }

    boolean isRequired() {
        return required;
    }

    int maxLength() {
        return maxLength;
    }

    static Optional<ContactColumn> ofTitle(String title) {
        return Arrays.stream(values()).filter(column -> column.title.equals(title.strip())).findFirst();
    }
}
