/** What the deployed diagrams say: which clause of the notice is served by which step. */
package cn.baolei.modelling;
