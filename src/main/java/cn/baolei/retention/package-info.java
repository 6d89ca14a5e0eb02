/**
 * How long what is known of a case is kept, and its lawful end (docs/retention.md): the terms, the nightly clean-up, 封存, the
 * certificates of what was destroyed. Public are the terms alone, for the gate.
 */
package cn.baolei.retention;
