/** 督办: what was not done in time is ordered from above, put right in time or referred as a clue (notice, clause 2-1). */
package cn.baolei.supervision;
