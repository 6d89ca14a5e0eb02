package cn.baolei.contacts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A close contact as registered. Nothing is null; what is not known is empty.
 *
 * @param category       code of a {@link ContactCategory}
 * @param unit           class or department
 * @param organisation   where the person belongs, code or full name; empty for the registering organisation
 * @param lastExposureAt date of the last contact, ISO 8601
 * @param relation       to the index person
 */
public record Contact(String name, String category, String unit, String phone, String organisation, String lastExposureAt,
                      String relation, String note) {

    /** Takes a row as forms and processes carry it; what else it holds is left out. */
    public static Contact of(Map<String, ?> row) {
        return new Contact(text(row, "name"), text(row, "category"), text(row, "unit"), text(row, "phone"),
                text(row, "organisation"), text(row, "lastExposureAt"), text(row, "relation"), text(row, "note"));
    }

    /** The row that forms show and processes pass on. */
    public Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("category", category);
        row.put("unit", unit);
        row.put("phone", phone);
        row.put("organisation", organisation);
        row.put("lastExposureAt", lastExposureAt);
        row.put("relation", relation);
        row.put("note", note);
        return row;
    }

    /** Whether a form offered this row and nobody filled it in. */
    public boolean isBlank() {
        return row().values().stream().allMatch(""::equals);
    }

    /** Two rows with one key are one person: the telephone, without one name, unit and date of exposure. */
    public String key() {
        String digits = phone.replaceAll("\\D", "");
        return digits.isEmpty() ? String.join("|", name, unit, lastExposureAt) : digits;
    }

    public Contact atOrganisation(String place) {
        return new Contact(name, category, unit, phone, place, lastExposureAt, relation, note);
    }

    public Contact withNote(String remark) {
        return new Contact(name, category, unit, phone, organisation, lastExposureAt, relation, remark);
    }

    private static String text(Map<String, ?> row, String name) {
        Object value = row.get(name);
        return value == null ? "" : value.toString().strip();
    }
}
