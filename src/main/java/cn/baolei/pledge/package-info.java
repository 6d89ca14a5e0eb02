/** 党员承诺践诺: who signed, what the checks found, what became of a breach (notice, clause 3-2). */
package cn.baolei.pledge;
