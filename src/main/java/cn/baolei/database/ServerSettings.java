package cn.baolei.database;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the server runs with unless {@code baolei.database.settings} says otherwise. */
final class ServerSettings {

    private ServerSettings() {
    }

    static Map<String, String> of(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        // What a person was told is saved must be saved: explicit, although these are PostgreSQL's defaults.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("default_text_search_config", "pg_catalog.simple");
        settings.put("log_checkpoints", "off");
        // A failed statement and its details hold what officials typed about patients; the log must not.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        return settings;
    }
}
