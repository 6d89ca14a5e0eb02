package cn.baolei.contacts;

import cn.baolei.sheet.SheetTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Empty lists to fill in. */
final class ContactTemplate {

    private static final SheetTemplate<ContactColumn> LIST = new SheetTemplate<>("密切接触者名单", List.of(ContactColumn.values()),
            Map.of(ContactColumn.CATEGORY, Arrays.stream(ContactCategory.values()).map(ContactCategory::label).toList()),
            ContactUpload.MAX_ROWS);

    private ContactTemplate() {
    }

    static byte[] csv() {
        return LIST.csv();
    }

    static byte[] xlsx() {
        return LIST.xlsx();
    }
}
