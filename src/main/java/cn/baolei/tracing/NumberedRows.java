package cn.baolei.tracing;

import cn.baolei.contacts.Contact;
import cn.baolei.contacts.ContactCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Contacts as rows with a number, by which an official and our tables refer to them. */
final class NumberedRows {

    private NumberedRows() {
    }

    static List<Map<String, Object>> of(List<Contact> contacts) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Contact contact : contacts) {
            Map<String, Object> row = contact.row();
            row.put("no", rows.size() + 1);
            row.put("categoryLabel", ContactCategory.ofCode(contact.category()).map(ContactCategory::label).orElse(""));
            rows.add(row);
        }
        return rows;
    }
}
