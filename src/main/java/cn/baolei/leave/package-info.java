/** 请假、外出与委托: who is away from when until when, and who acts for them. */
package cn.baolei.leave;
