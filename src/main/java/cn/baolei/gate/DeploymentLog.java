package cn.baolei.gate;

import java.util.List;
import java.util.Map;

/** Where it is written down that a deployment was refused. */
public interface DeploymentLog {

    /**
     * In a transaction of its own, since that of the deployment is rolled back.
     *
     * @param person   user id of who handed it in; empty when the application deployed by itself
     * @param files    name → content
     * @param findings all of them, by file and place in the file
     */
    void refused(String person, Map<String, byte[]> files, List<Finding> findings);
}
