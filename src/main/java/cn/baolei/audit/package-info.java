/** /audit: auditors and 领导小组 read what happened in the cases of their organisations. Never what is confidential; nothing is changed. */
package cn.baolei.audit;
