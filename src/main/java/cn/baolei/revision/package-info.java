/** Versions of diagrams, decision tables and forms: who deployed what, what it changed, back to an earlier one, running instances along. */
package cn.baolei.revision;
