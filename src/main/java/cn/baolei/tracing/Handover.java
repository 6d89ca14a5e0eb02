package cn.baolei.tracing;

import java.util.List;
import java.util.Map;

/**
 * Contacts that another organisation is to observe.
 *
 * @param id           never given twice
 * @param organisation code of the organisation that takes them
 * @param contacts     numbered rows
 */
record Handover(String id, String organisation, List<Map<String, Object>> contacts) {

    Map<String, Object> row() {
        return Map.of("id", id, "organisation", organisation, "contacts", contacts);
    }
}
