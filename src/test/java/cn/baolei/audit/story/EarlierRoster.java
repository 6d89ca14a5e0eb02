package cn.baolei.audit.story;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration roster as if it had been known since 2019: cases of 2020 then find who held which post. */
final class EarlierRoster {

    private EarlierRoster() {
    }

    static void known(JdbcClient jdbc) {
        for (String table : new String[] {"organisation", "organisation_past", "post", "appointment"}) {
            jdbc.sql("update " + table + " set valid_from = '2019-01-01' where valid_from > '2019-01-01'").update();
        }
    }
}
