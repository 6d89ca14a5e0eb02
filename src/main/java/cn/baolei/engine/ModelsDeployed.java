package cn.baolei.engine;

/** Published within the transaction of a new deployment, once its diagrams and tables are parsed. Not heard while the application starts. */
public record ModelsDeployed() {
}
