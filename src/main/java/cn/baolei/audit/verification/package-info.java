/** 校验: auditors have the journal or one case verified, and read what was found (docs/verification.md). */
package cn.baolei.audit.verification;
