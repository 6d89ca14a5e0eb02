package cn.baolei.engine;

/**
 * Published within the transaction of a new deployment, once its diagrams and tables are parsed, or of one that is taken away. Not heard
 * while the application starts.
 */
public record ModelsDeployed() {
}
