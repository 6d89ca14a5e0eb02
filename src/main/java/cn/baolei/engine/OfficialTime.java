package cn.baolei.engine;

import java.time.ZoneId;

/** Instants are stored in UTC; days are counted and times are shown as officials live them. */
public final class OfficialTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private OfficialTime() {
    }
}
