/** 问责线索: suspected breaches of duty, found by rules of the procedures, with the facts they rest on (notice, clause 4-3). */
package cn.baolei.clue;
