/** Tracing of close contacts: which organisation observes whom, handing over, and what became of it. */
package cn.baolei.tracing;
