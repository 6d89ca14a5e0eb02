package cn.baolei.engine;

import java.util.List;
import java.util.Map;

/** Asked about every deployment, through whatever door it comes, before any of it is parsed. Never about what is deployed already. */
public interface DeploymentCheck {

    /**
     * @param elementId empty where the fault is the whole file's
     * @param line      from 1; 0 where it is not known
     * @param message   Chinese, for the process owner
     */
    record Fault(String file, String elementId, int line, int column, String message) {
    }

    /**
     * @param person user id of who deploys; empty when the application does it by itself
     * @param files  name → content
     * @return empty when it may be deployed
     */
    List<Fault> faults(String person, Map<String, byte[]> files);
}
