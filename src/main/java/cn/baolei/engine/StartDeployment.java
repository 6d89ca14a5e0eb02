package cn.baolei.engine;

import org.springframework.core.io.Resource;

/** Says which of the shipped files the application deploys by itself when it starts. */
public interface StartDeployment {

    /** @param shipped diagrams, decision tables and forms that came with the application */
    Resource[] select(Resource[] shipped);
}
