/** Whether the journal is as it was written: its entries, seals and leaves, one case taken out of it, and the history that it speaks of (docs/verification.md). */
package cn.baolei.verification;
