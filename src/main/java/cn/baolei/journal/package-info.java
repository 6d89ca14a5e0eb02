/** The journal (docs/journal.md): what happened, in one chain of hashes for each case, sealed every minute and signed. */
package cn.baolei.journal;
