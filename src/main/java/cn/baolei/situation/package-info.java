/** 情况报告: rounds down the tree, roll-ups that wait for nobody for ever, figures frozen on submission (notice, clause 4-4). */
package cn.baolei.situation;
