/** 党委集体研究: who is to attend, the ballots, the count. The decision rule is the decision table {@code collective-decision}. */
package cn.baolei.meeting;
