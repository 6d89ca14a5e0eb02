/** 党员: who the party members of an organisation are, for steps that choose among them. */
package cn.baolei.membership;
