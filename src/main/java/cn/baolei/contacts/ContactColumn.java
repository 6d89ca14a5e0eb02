package cn.baolei.contacts;

import cn.baolei.sheet.SheetColumn;

/** The columns of the spreadsheet, in the order of the template. */
enum ContactColumn implements SheetColumn {

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

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isRequired() {
        return required;
    }

    int maxLength() {
        return maxLength;
    }
}
