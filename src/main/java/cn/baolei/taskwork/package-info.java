/**
 * What an official may do with any task beside completing it: 退回, 撤回, 转办, 委派, 加签, 会签, 抄送, 催办, 意见, 附件, 终止. Built once for
 * every user task of every procedure, offered in Tasklist and over REST, and recorded in the trail of the case.
 */
package cn.baolei.taskwork;
