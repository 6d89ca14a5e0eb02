/** 问责: what the procedure needs beside its diagram: whom it may concern, who must stand aside, what may be decided (notice, clause 4-3). */
package cn.baolei.accountability;
