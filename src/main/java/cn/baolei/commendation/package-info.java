/** 先进典型: nominations, their evidence out of the process history, public notices, review by the superior (notice, clause 4-1). */
package cn.baolei.commendation;
