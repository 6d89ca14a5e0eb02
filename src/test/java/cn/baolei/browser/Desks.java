package cn.baolei.browser;

import java.util.LinkedHashMap;
import java.util.Map;

/** The desks of demonstration officials; each is taken when it is first needed. */
final class Desks implements AutoCloseable {

    static final String SCHOOL = "yanshi-shiyan";

    private static final String PASSWORD = "Baolei-2020!";

    private final Chromium chromium;
    private final String base;
    private final Map<String, Desk> desks = new LinkedHashMap<>();

    Desks(Chromium chromium, int port) {
        this.chromium = chromium;
        this.base = "http://localhost:" + port;
    }

    /** @param user a demonstration user, {@code organisation.role} */
    Desk of(String user) {
        return desks.computeIfAbsent(user, key -> new Desk(chromium.browser(), base, key, PASSWORD));
    }

    /** Of a role at the demonstration school. */
    Desk at(String role) {
        return of(SCHOOL + "." + role);
    }

    String base() {
        return base;
    }

    @Override
    public void close() {
        desks.values().forEach(Desk::close);
    }
}
