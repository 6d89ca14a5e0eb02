package cn.baolei.tracing;

import cn.baolei.contacts.Contact;
import cn.baolei.engine.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a receiving organisation makes of the contacts handed to it.
 *
 * @param accepted its own people
 * @param returned people that are not; the note says who returned them and why
 */
record Acceptance(List<Contact> accepted, List<Contact> returned) {

    /**
     * @param reasons by number of the row, counted from 1
     * @throws Refusal for a number that the list does not have
     */
    static Acceptance of(List<Contact> contacts, Map<Integer, String> reasons, String returnedBy) {
        reasons.keySet().stream().filter(number -> number < 1 || number > contacts.size()).findFirst().ifPresent(number -> {
            throw new Refusal("退回人员：名单中没有序号 " + number);
        });
        List<Contact> accepted = new ArrayList<>();
        List<Contact> returned = new ArrayList<>();
        for (int index = 0; index < contacts.size(); index++) {
            String reason = reasons.get(index + 1);
            if (reason == null) {
                accepted.add(contacts.get(index));
            } else {
                returned.add(contacts.get(index).atOrganisation("").withNote(returnedBy + "退回：" + reason));
            }
        }
        return new Acceptance(accepted, returned);
    }

    /**
     * @param rows of the form: {@code no} and {@code reason}
     * @throws Refusal when somebody is named twice
     */
    static Map<Integer, String> reasons(List<Map<String, Object>> rows) {
        Map<Integer, String> reasons = new LinkedHashMap<>();
        for (Map<String, Object> row : rows) {
            int number = ((Number) row.get("no")).intValue();
            if (reasons.put(number, String.valueOf(row.get("reason")).strip()) != null) {
                throw new Refusal("退回人员：序号 " + number + " 重复");
            }
        }
        return reasons;
    }
}
