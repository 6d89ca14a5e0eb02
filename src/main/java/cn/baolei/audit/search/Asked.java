package cn.baolei.audit.search;

import java.util.Map;

/**
 * A form, understood as far as it can be.
 *
 * @param criteria null when something in it cannot be understood
 * @param faults   field of the form → what is wrong with it, in Chinese
 */
record Asked(Criteria criteria, Order order, boolean descending, int page, Map<String, String> faults) {

    String fault(String field) {
        return faults.get(field);
    }
}
