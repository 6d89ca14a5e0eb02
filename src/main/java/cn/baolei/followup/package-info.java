/** Matters that give rise to other matters, each with a case number of its own, and the links between them. */
package cn.baolei.followup;
