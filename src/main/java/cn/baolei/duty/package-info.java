/** 24小时值班 (notice, clause 2-6): the roster, shifts that begin by themselves, roll calls, and who is on duty at a moment. */
package cn.baolei.duty;
