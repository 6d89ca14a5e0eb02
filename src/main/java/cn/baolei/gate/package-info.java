/** What may be deployed: every diagram, decision table and form passes here before the engine parses it (docs/gate.md). */
package cn.baolei.gate;
