/** 下级事项: superiors read where the matters of the organisations below them stand. Never above or beside, and never what is confidential. */
package cn.baolei.oversight;
