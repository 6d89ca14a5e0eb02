package cn.baolei.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Told of every new deployment that the engine has taken over, through whatever door it came, in its transaction. */
public interface DeploymentJournal {

    enum Kind {
        PROCESS, TABLE, FORM
    }

    /**
     * One version of one model.
     *
     * @param key        of the process or decision, id of the form
     * @param name       what officials call it; the key where it has no name
     * @param file       among the files of the deployment
     * @param definition the engine's id
     * @param before     content of the file of the version in force before; empty for the first
     */
    record Model(Kind kind, String key, String name, String file, String definition, int version, Optional<byte[]> before) {
    }

    /**
     * @param id     the engine's
     * @param title  what whoever deployed called it; may be empty
     * @param person user id; empty when the application does it by itself
     * @param files  name → content
     */
    record Accepted(String id, String title, Optional<String> person, Map<String, byte[]> files, List<Model> models) {
    }

    void accepted(Accepted deployment);
}
