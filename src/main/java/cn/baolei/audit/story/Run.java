package cn.baolei.audit.story;

import java.time.Instant;

/**
 * An instance in the engine's history.
 *
 * @param title   name of its process in this version
 * @param version 0 where the version is no longer there
 * @param caller  id of the instance that called it; null when none did
 * @param ended   null while it runs
 * @param state   as the engine names it
 */
record Run(String id, String caseNumber, String process, String definition, String title, int version, String tenant, String caller,
           String startUser, Instant started, Instant ended, String state) {

    boolean terminated() {
        return "INTERNALLY_TERMINATED".equals(state) || "EXTERNALLY_TERMINATED".equals(state);
    }
}
