/** 谣言核查处置: what named sources say of a rumour (notice, clause 3-3). */
package cn.baolei.rumour;
