package cn.baolei.contacts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** Contacts in the process variable {@code contacts} and its like. */
public final class ContactList {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {
    };

    private ContactList() {
    }

    /** @param variable a JSON list as Tasklist or a process sets it; null for none. Rows that nobody filled in are left out. */
    public static List<Contact> of(Object variable) {
        return rows(variable).stream().map(Contact::of).filter(contact -> !contact.isBlank()).toList();
    }

    /** The rows of any JSON list. */
    public static List<Map<String, Object>> rows(Object variable) {
        if (variable == null) {
            return List.of();
        }
        Object plain = variable instanceof SpinJsonNode json ? json.unwrap() : variable;
        return JSON.convertValue(plain, ROWS);
    }

    public static SpinJsonNode json(List<? extends Map<String, Object>> rows) {
        return Spin.JSON(rows);
    }
}
