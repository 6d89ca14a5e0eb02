package cn.baolei.screening;

import cn.baolei.sheet.SheetColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The columns of the list, in the order of the template; also the fields for a single person. */
enum PersonColumn implements SheetColumn {

    NAME("姓名", true, 50),
    CATEGORY("类别", true, 10),
    DEPARTMENT("班级或部门", true, 100),
    IDENTITY_NUMBER("身份证件号码", false, 18),
    BIRTH_DATE("出生日期", false, 20),
    PHONE("联系电话", false, 20),
    TEMPERATURE("体温", false, 10),
    HEALTH("健康状况", false, 10),
    TRAVEL("出省情况", false, 10),
    TRAVEL_PLACE("出省地点", false, 100),
    RETURNED_ON("返回日期", false, 20),
    LOCATION("现所在位置", false, 200),
    TREATMENT("处置意见", false, 10),
    KNOWN_CASE("已立病例编号", false, 80),
    NOTE("备注", false, 200);

    static final String TREAT = "处置";
    static final String LEAVE = "不处置";

    private final String title;
    private final boolean required;
    private final int maxLength;

    PersonColumn(String title, boolean required, int maxLength) {
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

    public int maxLength() {
        return maxLength;
    }

    /** What a column takes, where it takes nothing else. */
    static Map<PersonColumn, List<String>> choices() {
        return Map.of(CATEGORY, Arrays.stream(PersonCategory.values()).map(PersonCategory::label).toList(),
                HEALTH, Arrays.stream(Health.values()).map(Health::label).toList(),
                TRAVEL, Arrays.stream(Travel.values()).map(Travel::label).toList(),
                TREATMENT, List.of(TREAT, LEAVE));
    }
}
