package cn.baolei.engine;

import org.camunda.bpm.engine.ArtifactFactory;

/** A diagram names beans, never classes: the engine can make no object of any class that a diagram of whatever age names. */
class NoClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new Refusal("流程图不得指定 Java 类");
    }
}
