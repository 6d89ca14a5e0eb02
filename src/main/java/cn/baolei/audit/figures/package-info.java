/** 统计分析: figures over many cases, for whoever may audit; each of them opens its cases in the search. */
package cn.baolei.audit.figures;
